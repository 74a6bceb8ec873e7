"""The list of events, the page of each, and tips. Those of the folders come before."""

from django.urls import path

from . import listing, page, tipping

app_name = "events"
urlpatterns = [
    path("events/", listing.events, name="events"),
    path("events/past/", listing.gone, name="past"),
    path("events/tips/", tipping.tip, name="tip"),
    path("events/<slug:key>/", page.event, name="event"),
    path("events/<slug:key>/who/", page.who, name="who"),
]
