from django.urls import path

from taonguon.web.law import committee, comparison, views

app_name = "law"
urlpatterns = [
    path("quy-dinh/", views.parameters, name="list"),
    path("quy-dinh/cac-buoc/", views.procedure, name="procedure"),
    path("quy-dinh/bieu-mau/", views.forms, name="forms"),
    path("quy-dinh/so-sanh/", comparison.compare_sets, name="compare"),
    path("quy-dinh/cap-uy/", committee.committee, name="committee"),
    path("quy-dinh/cap-uy/<int:pk>/ket-thuc/", committee.end_rule, name="end_rule"),
    path("quy-dinh/ngay/", committee.set_day, name="set_day"),
    path("quy-dinh/ngay/<int:pk>/bo/", committee.remove_day, name="remove_day"),
]
