from django.urls import path

from taonguon.web.documents import views

app_name = "document"
urlpatterns = [
    path("van-ban/", views.documents, name="list"),
    path("van-ban/<int:pk>/", views.document, name="document"),
    path("van-ban/<int:pk>/ban-hanh/", views.issue, name="issue"),
    path("van-ban/<int:pk>/huy/", views.cancel, name="cancel"),
    path("van-ban/<int:pk>/tep/<slug:format_>/", views.file, name="file"),
    path("van-ban/ke-hoach/<int:plan_id>/", views.draft_plan, name="draft_plan"),
]
