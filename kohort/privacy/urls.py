"""A copy of everything about oneself, leaving for good, and the log of who did what about one. Reads all apps below."""

from django.urls import path  # noqa: F401

app_name = "privacy"
urlpatterns: list = []
