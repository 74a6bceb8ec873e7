"""Asks, and the answers to them."""

from django.urls import path

from . import certificate, edit, given_page, hub, new, outcome, page, taking_back, visits, who
from .answer_urls import answers

app_name = "asks"
urlpatterns = [
    path("giving/", hub.hub, name="hub"),
    path("asks/new/", new.new, name="new"),
    path("asks/<slug:key>/", page.ask, name="ask"),
    path("asks/<slug:key>/edit/", edit.edit, name="edit"),
    path("asks/<slug:key>/who/", who.who, name="who"),
    path("asks/<slug:key>/withdrawal/", page.withdraw, name="withdraw"),
    path("asks/<slug:key>/outcome/", outcome.outcome, name="outcome"),
    *answers,
    path("visits/new/", visits.visit, name="visit"),
    path("me/given/", given_page.given, name="given"),
    path("given/<slug:key>/withdrawal/", taking_back.take_back, name="take_back"),
    path("given/<slug:key>/certificate.pdf", certificate.certificate, name="certificate"),
]
