from django.apps import AppConfig


class AccountConfig(AppConfig):
    name = "taonguon.account"
    label = "account"
    verbose_name = "tài khoản"
