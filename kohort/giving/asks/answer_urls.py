"""Addresses behind the links in mails, and the calendar files; part of `urls`."""

from django.urls import path

from . import answering, calendar

answers = [
    path("asked/<str:token>/", answering.asked, name="asked"),
    path("asks/<slug:key>/ask.ics", calendar.ics, name="ics"),
    path("asked/<str:token>/ask.ics", calendar.asked_ics, name="asked_ics"),
]
