from django.urls import path

from taonguon.web.law import views

app_name = "law"
urlpatterns = [
    path("quy-dinh/", views.parameters, name="list"),
    path("quy-dinh/cac-buoc/", views.procedure, name="procedure"),
    path("quy-dinh/bieu-mau/", views.forms, name="forms"),
]
