from django.urls import path

from taonguon.web.member import imports, lists, person

app_name = "member"
urlpatterns = [
    path("dang-vien/", lists.roll, name="list"),
    path("dang-vien/xuat/", lists.export, name="export"),
    path("dang-vien/bien-dong/", lists.movements, name="movements"),
    path("dang-vien/bien-dong/<int:pk>/sua/", person.correct_movement, name="correct_movement"),
    path("dang-vien/du-bi/", lists.probation, name="probation"),
    path("dang-vien/chuyen-den/", person.receive, name="receive"),
    path("dang-vien/nhap/", imports.upload, name="import"),
    path("dang-vien/nhap/mau/", imports.template, name="template"),
    path("dang-vien/nhap/xem/", imports.preview, name="preview"),
    path("dang-vien/<int:pk>/", person.person, name="person"),
    path("dang-vien/<int:pk>/sua/", person.edit, name="edit"),
    path("dang-vien/<int:pk>/so-dinh-danh/", person.identity, name="identity"),
    path("dang-vien/<int:pk>/<slug:name>/", person.deed, name="deed"),
]
