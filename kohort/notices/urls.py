"""How often one is written to."""

from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [path("me/letters/", views.letters, name="letters")]
