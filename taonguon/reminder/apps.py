from django.apps import AppConfig


class ReminderConfig(AppConfig):
    name = "taonguon.reminder"
    label = "reminder"
    verbose_name = "việc cần làm"
