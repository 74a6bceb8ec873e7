"""What an institution looks like, and where its coordinator changes that."""

from django.urls import path

from . import desk, views

app_name = "institutions"
urlpatterns = [
    path("brand.css", views.brand, name="brand"),
    path("logo.png", views.logo, name="logo"),
    path("desk/institution/", desk.settings, name="settings"),
]
