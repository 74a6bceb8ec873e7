"""What one offers, from one's own page, a mail or what somebody heard."""

from django.urls import path

from . import confirming, hear_page, nudging, pausing, tapping, views

app_name = "giving"
urlpatterns = [
    path("me/offers/", views.offers, name="offers"),
    path("me/offers/one/", nudging.tap, name="tap"),
    path("me/offers/pause/", pausing.pause, name="pause"),
    path("offering/<str:token>/", tapping.tapped, name="tapped"),
    path("heard/<str:token>/", confirming.heard, name="heard"),
    path("people/<slug:key>/heard/", hear_page.hear, name="hear"),
]
