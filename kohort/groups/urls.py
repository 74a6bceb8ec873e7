"""Addresses of `groups`. Those of `board` and `entering` come before."""

from django.urls import path

from . import desk, joining, leading, listing, starting, views

app_name = "groups"
urlpatterns = [
    path("groups/", listing.groups, name="groups"),
    path("groups/new/", starting.start, name="new"),
    path("groups/<slug:key>/", views.group, name="group"),
    path("groups/<slug:key>/about/", views.about, name="about"),
    path("groups/<slug:key>/membership/", joining.membership, name="membership"),
    path("groups/<slug:key>/lead/", leading.lead, name="lead"),
    path("groups/<slug:key>/settings/", leading.settings, name="settings"),
    path("groups/<slug:key>/picture/", leading.picture, name="new_picture"),
    path("groups/<slug:key>/picture/<slug:digest>/<slug:size>.webp", views.picture, name="picture"),
    path("groups/<slug:key>/requests/", leading.requests, name="requests"),
    path("desk/groups/", desk.groups, name="desk"),
    path("desk/groups/policy/", desk.policy, name="policy"),
    path("desk/groups/<slug:key>/", desk.decide, name="decide"),
]
