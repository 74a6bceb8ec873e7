"""Addresses of `letters`."""

from django.urls import path

from . import blocking, views

app_name = "letters"
urlpatterns = [
    path("letters/", views.letters, name="letters"),
    path("letters/<slug:key>/", views.thread, name="thread"),
    path("people/<slug:key>/letter/", views.first, name="first"),
    path("people/<slug:key>/block/", blocking.block, name="block"),
    path("me/blocked/", blocking.blocked, name="blocked"),
]
