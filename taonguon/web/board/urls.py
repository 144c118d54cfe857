from django.urls import path

from taonguon.web.board import views

app_name = "board"
urlpatterns = [
    path("bang-dieu-hanh/", views.board, name="board"),
    path("bang-dieu-hanh/mo-phong/", views.simulator, name="simulator"),
    path("bang-dieu-hanh/so/<int:target_id>/", views.target_list, name="target"),
    path("bang-dieu-hanh/don-vi/<int:unit_id>/<slug:indicator>/", views.unit_list, name="unit"),
]
