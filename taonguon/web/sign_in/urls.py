from django.urls import path

from taonguon.web.sign_in import account, tokens, views

app_name = "sign_in"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dang-nhap/ma/", views.second_step, name="second_step"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
    path("phan-cong/", views.switch, name="switch"),
    path("tai-khoan/", account.account, name="account"),
    path("tai-khoan/mat-khau/", account.password, name="password"),
    path("tai-khoan/ma-xac-thuc/", account.second_factor, name="second_factor"),
    path("tai-khoan/ma-khoi-phuc/", account.recovery_codes, name="recovery_codes"),
    path("tai-khoan/ma-ket-noi/", tokens.tokens, name="tokens"),
    path("tai-khoan/ma-ket-noi/<int:pk>/thu-hoi/", tokens.revoke, name="revoke_token"),
]
