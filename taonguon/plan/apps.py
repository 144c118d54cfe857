from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "taonguon.plan"
    label = "plan"
    verbose_name = "kế hoạch"
