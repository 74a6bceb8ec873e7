from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "kohort.conversations"
