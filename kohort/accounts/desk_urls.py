"""The office's own people, inside an institution."""

from django.urls import path

from . import desk

app_name = "office"
urlpatterns = [
    path("office/", desk.colleagues, name="colleagues"),
    path("office/<int:pk>/new-factor/", desk.new_factor, name="new_factor"),
]
