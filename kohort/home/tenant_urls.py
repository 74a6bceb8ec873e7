"""The home page of one institution."""

from django.urls import path

from . import views

app_name = "home"
urlpatterns = [path("", views.institution, name="institution")]
