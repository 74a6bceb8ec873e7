"""Months of several institutions."""

from django.urls import path

from . import desk, page, taking_part

app_name = "campaigns"
urlpatterns = [
    path("campaigns/<slug:key>/", page.campaign, name="campaign"),
    path("campaigns/<slug:key>/calendar.ics", page.calendar, name="calendar"),
    path("campaigns/<slug:key>/feed.atom", page.newest, name="atom"),
    path("desk/campaigns/", desk.campaigns, name="desk"),
    path("desk/campaigns/new/", desk.start, name="start"),
    path("desk/campaigns/<slug:key>/", taking_part.manage, name="manage"),
    path("desk/campaigns/<slug:key>/edit/", desk.edit, name="edit"),
    path("desk/campaigns/<slug:key>/houses/", taking_part.houses, name="houses"),
    path("desk/campaigns/<slug:key>/houses/<int:number>/", taking_part.part, name="part"),
]
