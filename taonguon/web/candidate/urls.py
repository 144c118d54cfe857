from django.urls import path

from taonguon.web.candidate import bulk, imports, lists, person

app_name = "candidate"
urlpatterns = [
    path("nguon/", lists.people, name="list"),
    path("nguon/bang/", lists.board, name="board"),
    path("nguon/xuat/", lists.export, name="export"),
    path("nguon/in/", lists.sheet, name="sheet"),
    path("nguon/them/", person.add, name="add"),
    path("nguon/gioi-thieu/", person.introduce, name="introduce"),
    path("nguon/viec/", bulk.preview, name="bulk"),
    path("nguon/viec/<slug:name>/", bulk.do, name="do_bulk"),
    path("nguon/viec/<slug:name>/hoan-tac/<str:token>/", bulk.undo, name="undo_bulk"),
    path("nguon/nhap/", imports.upload, name="upload"),
    path("nguon/nhap/mau/", imports.blank, name="template"),
    path("nguon/nhap/<int:pk>/", imports.preview, name="import"),
    path("nguon/nhap/<int:pk>/ghep/", imports.remap, name="remap"),
    path("nguon/nhap/<int:pk>/sua/", imports.correct, name="correct"),
    path("nguon/nhap/<int:pk>/bo/", imports.drop, name="drop"),
    path("nguon/nhap/<int:pk>/hoan-tac/", imports.undo, name="undo_import"),
    path("nguon/nhap/<int:pk>/loi/", imports.faults, name="faults"),
    path("nguon/<int:pk>/", person.person, name="person"),
    path("nguon/<int:pk>/sua/", person.edit, name="edit"),
    path("nguon/<int:pk>/nhat-ky/", person.diary, name="diary"),
    path("nguon/<int:pk>/so-dinh-danh/", person.identity, name="identity"),
    path("nguon/<int:pk>/viec/<slug:name>/", person.deed, name="deed"),
]
