from django.apps import AppConfig


class DossierConfig(AppConfig):
    name = "taonguon.dossier"
    label = "dossier"
    verbose_name = "hồ sơ kết nạp"
