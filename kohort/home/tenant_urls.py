"""The home page of one institution, what it tells everybody, and what spans people and groups."""

from django.urls import path

from . import following, searching, views

app_name = "home"
urlpatterns = [
    path("", views.institution, name="institution"),
    path("programmes/", views.programmes, name="programmes"),
    path("search/", searching.search, name="search"),
    path("people/<slug:key>/follow/", following.following, name="following"),
    path("me/following/", following.whom, name="followed"),
]
