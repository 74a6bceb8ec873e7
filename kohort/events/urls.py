"""The list of events, and the page of each."""

from django.urls import URLPattern

app_name = "events"
urlpatterns: list[URLPattern] = []
