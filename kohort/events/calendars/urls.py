"""Events for calendar programs and feed readers."""

from django.urls import URLPattern

app_name = "calendars"
urlpatterns: list[URLPattern] = []
