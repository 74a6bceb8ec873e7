"""Taking a seat, and everything done with it by its link."""

from django.urls import URLPattern

app_name = "seats"
urlpatterns: list[URLPattern] = []
