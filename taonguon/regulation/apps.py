from django.apps import AppConfig


class RegulationConfig(AppConfig):
    name = "taonguon.regulation"
    label = "regulation"
    verbose_name = "quy định của cấp ủy"
