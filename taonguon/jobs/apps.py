from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "taonguon.jobs"
    label = "jobs"
