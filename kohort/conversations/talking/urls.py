"""Addresses of what is said and done under a post."""

from django.urls import path

from . import asking, taking_sides, tending, views

app_name = "talking"
urlpatterns = [
    path("posts/<slug:key>/comments/", views.comments, name="comments"),
    path("posts/<slug:key>/reactions/", views.nod_to_post, name="nod"),
    path("posts/<slug:key>/following/", views.following, name="following"),
    path("posts/<slug:key>/tending/", tending.tending, name="tending"),
    path("posts/<slug:key>/sides/", taking_sides.sides, name="sides"),
    path("posts/<slug:key>/stand/", taking_sides.stand, name="stand"),
    path("posts/<slug:key>/who/", asking.who, name="who"),
    path("comments/<slug:key>/", views.edit, name="comment"),
    path("comments/<slug:key>/reactions/", views.nod_to_comment, name="nod_to_comment"),
    path("comments/<slug:key>/accepted/", tending.accepted, name="accepted"),
]
