"""Planning an event, for its organisers; the desk's proposals."""

from django.urls import URLPattern

app_name = "planning"
urlpatterns: list[URLPattern] = []
