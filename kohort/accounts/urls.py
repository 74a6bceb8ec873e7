"""Signing in and out, and the language switch."""

from django.urls import path

from . import views

urlpatterns = [
    path("language/", views.language, name="language"),
]
