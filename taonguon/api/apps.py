from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "taonguon.api"
    label = "api"
    verbose_name = "API"
