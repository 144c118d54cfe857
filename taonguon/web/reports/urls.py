from django.urls import path

from taonguon.web.reports import views

app_name = "report"
urlpatterns = [
    path("bao-cao/", views.periods, name="list"),
    path("bao-cao/lap/", views.make, name="make"),
]
