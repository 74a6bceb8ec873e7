"""Taking a seat, and everything done with it by its link."""

from django.urls import path

from . import from_mail, leaving, own_link, proving, showing, views, visitors

app_name = "seats"
urlpatterns = [
    path("events/<slug:key>/seat/", views.join, name="join"),
    path("events/<slug:key>/come/", visitors.come, name="come"),
    path("events/<slug:key>/come/code/", proving.prove, name="prove"),
    path("seats/<str:token>/", own_link.seat, name="seat"),
    path("seats/<str:token>/cancel/", leaving.cancel, name="cancel"),
    path("seats/<str:token>/qr.svg", showing.qr, name="qr"),
    path("come/<str:token>/", from_mail.asked, name="asked"),
]
