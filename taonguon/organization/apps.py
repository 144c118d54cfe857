from django.apps import AppConfig


class OrganizationConfig(AppConfig):
    name = "taonguon.organization"
    label = "organization"
    verbose_name = "tổ chức"
