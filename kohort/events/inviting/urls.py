"""Whom an event is for, who is told, and what is near."""

from django.urls import path

from . import nearby, sending

app_name = "inviting"
urlpatterns = [
    path("events/<slug:key>/invite/", sending.invite, name="invite"),
    path("events/<slug:key>/invite/who/", sending.preview, name="preview"),
    path("events/<slug:key>/invite/who/left-out/", sending.left_out, name="left_out"),
    path("events/<slug:key>/invite/<slug:round>/stop/", sending.stop, name="stop"),
    path("me/nearby/", nearby.nearby, name="nearby"),
]
