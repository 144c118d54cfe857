"""Addresses of the plan."""

from django.urls import path

from taonguon.web.plan.views import allocation, plans, reading, sub_plans, targets

app_name = "plan"
urlpatterns = [
    path("ke-hoach/", plans.index, name="list"),
    path("ke-hoach/doc/", reading.start, name="read"),
    path("ke-hoach/doc/<int:pk>/", reading.compare, name="compare"),
    path("ke-hoach/doc/<int:pk>/nhan-het/", reading.accept_clear, name="accept_clear"),
    path("ke-hoach/doc/<int:pk>/them/", reading.add, name="add_proposal"),
    path("ke-hoach/doc/<int:pk>/mau-thuan/", reading.settle, name="settle_draft"),
    path("ke-hoach/doc/<int:pk>/xac-nhan/", reading.confirm, name="confirm"),
    path("ke-hoach/doc/<int:pk>/bo/", reading.discard, name="discard"),
    path("ke-hoach/doc/<int:pk>/<slug:proposal>/", reading.decide, name="decide"),
    path("ke-hoach/doc/<int:pk>/<slug:proposal>/sua/", reading.correct, name="correct"),
    path("ke-hoach/moi/", plans.create, name="create"),
    path("ke-hoach/<int:pk>/", plans.detail, name="detail"),
    path("ke-hoach/<int:pk>/sua/", plans.edit, name="edit"),
    path("ke-hoach/<int:pk>/thuc-hien/", plans.activate, name="activate"),
    path("ke-hoach/<int:pk>/ket-thuc/", plans.archive, name="archive"),
    path("ke-hoach/<int:pk>/mau-thuan/", plans.settle, name="settle"),
    path("ke-hoach/<int:pk>/chi-tieu/them/", targets.add, name="add_target"),
    path("ke-hoach/chi-tieu/<int:pk>/dieu-chinh/", targets.change, name="change_target"),
    path("ke-hoach/chi-tieu/<int:pk>/bo/", targets.drop, name="drop_target"),
    path("ke-hoach/chi-tieu/<int:pk>/quyet-dinh/", targets.decide, name="decide_change"),
    path("ke-hoach/<int:pk>/phan-bo/", allocation.grid, name="allocation"),
    path("ke-hoach/phan-bo/lan/<int:pk>/duyet/", allocation.approve, name="approve_round"),
    path("ke-hoach/phan-bo/lan/<int:pk>/tra-lai/", allocation.give_back, name="return_round"),
    path("ke-hoach/phan-bo/<int:target>/<int:unit>/<int:year>/sua/", allocation.revise, name="revise"),
    path("ke-hoach/phan-bo/sua/<int:pk>/quyet-dinh/", allocation.decide_revision, name="decide_revision"),
    path("ke-hoach/<int:pk>/don-vi/", sub_plans.index, name="sub_plans"),
    path("ke-hoach/<int:pk>/don-vi/<int:unit>/<int:year>/", sub_plans.detail, name="sub_plan"),
    path("ke-hoach/don-vi/<int:pk>/duyet/", sub_plans.approve, name="approve_sub_plan"),
    path("ke-hoach/don-vi/<int:pk>/tra-lai/", sub_plans.give_back, name="return_sub_plan"),
]
