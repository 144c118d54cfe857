from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "taonguon.training"
    label = "training"
    verbose_name = "lớp bồi dưỡng"
