"""The home page of one institution, and what it tells everybody."""

from django.urls import path

from . import views

app_name = "home"
urlpatterns = [
    path("", views.institution, name="institution"),
    path("programmes/", views.programmes, name="programmes"),
]
