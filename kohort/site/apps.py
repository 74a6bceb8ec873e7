from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "kohort.site"
    label = "kohort_site"
