from django.apps import AppConfig


class CandidateConfig(AppConfig):
    name = "taonguon.candidate"
    label = "candidate"
    verbose_name = "nguồn"
