from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "kohort.access"

    def ready(self):
        from . import checks  # noqa: F401  (registers the checks, which need the models loaded)
