from django.apps import AppConfig


class PersonConfig(AppConfig):
    name = "taonguon.person"
    label = "person"
    verbose_name = "người"
