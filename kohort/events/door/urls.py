"""The day itself: who is here, lists, badges."""

from django.urls import URLPattern

app_name = "door"
urlpatterns: list[URLPattern] = []
