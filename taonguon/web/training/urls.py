from django.urls import path

from taonguon.web.training import changes, seats, views

app_name = "training"
urlpatterns = [
    path("lop/", views.courses, name="list"),
    path("lop/mo/", changes.open_course, name="open"),
    path("lop/<int:pk>/", views.course, name="course"),
    path("lop/<int:pk>/danh-sach/", views.export, name="export"),
    path("lop/<int:pk>/sua/", changes.edit, name="edit"),
    path("lop/<int:pk>/bo/", changes.drop, name="drop"),
    path("lop/<int:pk>/xep-cho/", seats.planner, name="planner"),
    path("lop/<int:pk>/cu-di/", seats.enrol, name="enrol"),
    path("lop/<int:pk>/rut-ten/", seats.withdraw, name="withdraw"),
    path("lop/<int:pk>/ket-qua/", changes.results, name="results"),
    path("lop/<int:pk>/ket-qua/<int:enrolment>/sua/", changes.take_back, name="take_back"),
]
