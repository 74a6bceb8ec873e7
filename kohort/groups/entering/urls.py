"""Addresses of `entering`."""

from django.urls import path

from . import desk, guests, invitations, proving, starting, views, ways

app_name = "entering"
urlpatterns = [
    path("join/", views.join, name="join"),
    path("join/<slug:code>/", views.door, name="door"),
    path("join/<slug:code>/code/", proving.prove, name="prove"),
    path("ways-in/<slug:code>/", ways.poster, name="poster"),
    path("ways-in/<slug:code>/qr.svg", ways.qr, name="qr"),
    path("groups/<slug:key>/ways-in/", ways.ways_in, name="ways_in"),
    path("groups/<slug:key>/invite/", invitations.invite_page, name="invite"),
    path("groups/<slug:key>/guests/", guests.guests, name="guests"),
    path("groups/<slug:key>/guests/leave/", guests.leave, name="leave"),
    path("groups/<slug:key>/start/", starting.start, name="start"),
    path("desk/guests/", desk.guests, name="desk_guests"),
    path("desk/guests/<slug:key>/", desk.guest, name="desk_guest"),
]
