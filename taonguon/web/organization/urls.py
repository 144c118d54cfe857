from django.urls import path

from taonguon.web.organization import changes, views

app_name = "organization"
urlpatterns = [
    path("to-chuc/", views.tree, name="tree"),
    path("to-chuc/them/", changes.found, name="found"),
    path("to-chuc/nhap/", changes.upload, name="import"),
    path("to-chuc/nhap/mau/", changes.template, name="template"),
    path("to-chuc/nhap/xem/", changes.preview, name="preview"),
    path("to-chuc/<int:pk>/", views.unit, name="unit"),
    path("to-chuc/<int:pk>/sua/", changes.correct, name="correct"),
    path("to-chuc/<int:pk>/doi-ten/", changes.rename, name="rename"),
    path("to-chuc/<int:pk>/chuyen/", changes.move, name="move"),
    path("to-chuc/<int:pk>/ket-thuc/", changes.end, name="end"),
    path("to-chuc/<int:pk>/mien/", changes.exempt, name="exempt"),
    path("to-chuc/<int:pk>/chuc-vu/", changes.post, name="post"),
    path("to-chuc/mien/<int:pk>/ket-thuc/", changes.end_exemption, name="end_exemption"),
]
