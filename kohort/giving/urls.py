"""What one offers."""

from django.urls import path

from . import views

app_name = "giving"
urlpatterns = [path("me/offers/", views.offers, name="offers")]
