from django.apps import AppConfig


class MemberConfig(AppConfig):
    name = "taonguon.member"
    label = "member"
    verbose_name = "đảng viên"
