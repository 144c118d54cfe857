from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "taonguon.web"
    label = "web"
