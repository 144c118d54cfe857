from django.urls import path

from taonguon.web.papers import many, one, templates

app_name = "papers"
urlpatterns = [
    path("ho-so/lam-giay/", many.listing, name="list"),
    path("ho-so/lam-giay/<int:pk>/", many.job, name="job"),
    path("ho-so/lam-giay/<int:pk>/lam-tiep/", many.advance, name="advance"),
    path("ho-so/lam-giay/<int:pk>/tai/<slug:format_>/", many.job_file, name="job_file"),
    path("ho-so/<int:pk>/lam-giay/", one.whole, name="whole"),
    path("ho-so/<int:pk>/lam-giay/lam/", one.make, name="make"),
    path("ho-so/<int:pk>/lam-giay/tai/<slug:format_>/", one.bundle, name="bundle"),
    path("ho-so/<int:pk>/lam-giay/ban/<int:version_pk>/", one.version, name="version"),
    path("van-ban/mau/", templates.listing, name="templates"),
    path("van-ban/mau/<slug:form>/", templates.template, name="template"),
    path("van-ban/mau/<slug:form>/tai/", templates.file, name="template_file"),
    path("van-ban/mau/<slug:form>/ban-goc/", templates.reset, name="reset_template"),
]
