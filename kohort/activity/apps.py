from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "kohort.activity"
