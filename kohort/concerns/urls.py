"""Reporting a story or something one can apply for, what one has reported, and the list at the desk."""

from django.urls import path

from . import desk, mine, reporting

app_name = "concerns"
urlpatterns = [
    path("stories/<slug:key>/report/", reporting.story, name="story"),
    path("opportunities/<slug:key>/report/", reporting.opportunity, name="opportunity"),
    path("me/reported/", mine.mine, name="mine"),
    path("desk/concerns/", desk.desk, name="desk"),
]
