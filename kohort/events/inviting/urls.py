"""Whom an event is for, who is told, and what is near."""

from django.urls import URLPattern

app_name = "inviting"
urlpatterns: list[URLPattern] = []
