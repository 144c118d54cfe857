from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "taonguon.common"
    label = "common"
