"""Events for calendar programs and feed readers."""

from django.urls import path

from . import files, keys, own

app_name = "calendars"
urlpatterns = [
    path("events/calendar.ics", files.calendar, name="calendar"),
    path("events/feed.atom", files.newest, {"kind": "atom"}, name="atom"),
    path("events/feed.rss", files.newest, {"kind": "rss"}, name="rss"),
    path("events/<slug:key>/event.ics", files.event, name="event"),
    path("calendars/<slug:secret>.ics", own.calendar, name="own"),
    path("me/calendar/", keys.mine, name="mine"),
    path("groups/<slug:key>/calendar/", keys.of_group, name="group"),
]
