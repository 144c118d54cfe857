from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "taonguon.audit"
    label = "audit"
    verbose_name = "nhật ký"
