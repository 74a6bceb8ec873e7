from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "kohort.search"
    label = "search"
