from django.urls import path

from taonguon.web.manage import accounts, log

app_name = "manage"
urlpatterns = [
    path("quan-tri/tai-khoan/", accounts.accounts, name="accounts"),
    path("quan-tri/tai-khoan/moi/", accounts.new_account, name="new_account"),
    path("quan-tri/tai-khoan/<int:pk>/", accounts.account, name="account"),
    path("quan-tri/tai-khoan/<int:pk>/mat-khau/", accounts.reset_password, name="reset_password"),
    path("quan-tri/tai-khoan/<int:pk>/khoa/", accounts.set_active, name="set_active"),
    path("quan-tri/tai-khoan/<int:pk>/go-ma/", accounts.remove_second_factor, name="remove_second_factor"),
    path("quan-tri/tai-khoan/<int:pk>/phan-cong/", accounts.give_assignment, name="give_assignment"),
    path("quan-tri/phan-cong/<int:pk>/ket-thuc/", accounts.end_assignment, name="end_assignment"),
    path("quan-tri/nhat-ky/", log.log, name="log"),
]
