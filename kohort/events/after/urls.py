"""After an event: feedback, pictures, closing."""

from django.urls import URLPattern

app_name = "after"
urlpatterns: list[URLPattern] = []
