"""Addresses of `posts`."""

from django.urls import path

from . import composing, drafting, editing, feed, views

app_name = "posts"
urlpatterns = [
    path("groups/<slug:key>/talk/", feed.talk, name="talk"),
    path("groups/<slug:key>/posts/new/", composing.new, name="new"),
    path("groups/<slug:key>/draft/", drafting.draft, name="draft"),
    path("posts/<slug:key>/", views.post, name="post"),
    path("posts/<slug:key>/edit/", editing.edit, name="edit"),
    path("posts/<slug:key>/image/<slug:digest>/<slug:size>.webp", views.image, name="image"),
]
