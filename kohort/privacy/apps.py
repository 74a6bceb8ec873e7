from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "kohort.privacy"

    def ready(self):
        from . import checks  # noqa: F401  (registers the check, which needs the models loaded)
