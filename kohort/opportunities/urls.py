"""Jobs, theses and the like: the list, the page of one, posting, and the ways of employers from outside."""

from django.urls import path

from . import being_interested, desk, interested, listing, my_watches, page, posting, putting_in, renewing, state
from .outside import knocking, own, proving

app_name = "opportunities"
urlpatterns = [
    path("opportunities/", listing.opportunities, name="opportunities"),
    path("opportunities/new/", posting.new, name="new"),
    path("opportunities/<slug:key>/", page.opportunity, name="opportunity"),
    path("opportunities/<slug:key>/edit/", posting.edit, name="edit"),
    path("opportunities/<slug:key>/interest/", being_interested.interest, name="interest"),
    path("opportunities/<slug:key>/interested/", interested.interested, name="interested"),
    path("opportunities/<slug:key>/state/", state.state, name="state"),
    path("opportunities/<slug:key>/word/", putting_in.word, name="word"),
    path("renew/<str:token>/", renewing.renew, name="renew"),
    path("employers/", knocking.outside, name="outside"),
    path("employers/own/<str:token>/", own.own, name="own"),
    path("employers/<slug:key>/code/", proving.code, name="code"),
    path("me/watches/", my_watches.watches, name="watches"),
    path("desk/opportunities/", desk.desk, name="desk"),
]
