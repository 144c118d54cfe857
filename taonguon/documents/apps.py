from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "taonguon.documents"
    label = "documents"
    verbose_name = "văn bản"
