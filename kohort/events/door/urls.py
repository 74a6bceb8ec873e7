"""The day itself: who is here, lists, badges."""

from django.urls import path

from kohort.events.seats.models import Seat

from . import adding, badges, lists, seat, views

app_name = "door"
urlpatterns = [
    path("events/<slug:key>/door/", views.door, name="door"),
    path("events/<slug:key>/door/sync/", views.sync, name="sync"),
    path("events/<slug:key>/door/walk-in/", adding.add, {"way": Seat.Way.WALK_IN}, name="walk_in"),
    path("events/<slug:key>/door/<slug:seat>/", seat.seat, name="seat"),
    path("events/<slug:key>/lists/", lists.lists, name="lists"),
    path("events/<slug:key>/lists/add/", adding.add, {"way": Seat.Way.HOST}, name="add"),
    path("events/<slug:key>/lists/badges/", badges.badges, name="badges"),
]
