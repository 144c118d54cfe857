from django.urls import path

from taonguon.web.work import views

app_name = "work"
urlpatterns = [
    path("viec/", views.week, name="week"),
    path("viec/in/", views.sheet, name="sheet"),
    path("viec/don-doc/<slug:matter>/", views.urge, name="urge"),
]
