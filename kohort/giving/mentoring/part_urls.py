"""The addresses of those who take part in mentoring; `urls` includes them."""

from django.urls import path

from . import answering, calendar, pair_page, part_page, place_page, round_page, wishes

urlpatterns = [
    path("mentoring/rounds/<slug:key>/", round_page.round_page, name="round"),
    path("mentoring/rounds/<slug:key>/part/", part_page.part, name="part"),
    path("mentoring/rounds/<slug:key>/wishes/", wishes.wishes, name="wishes"),
    path("mentoring/rounds/<slug:key>/place/", place_page.place, name="place"),
    path("mentoring/pairs/<slug:key>/", pair_page.pair, name="pair"),
    path("mentoring/pairs/<slug:key>/talk.ics", calendar.talk_ics, name="talk_ics"),
    path("mentoring/pairs/<slug:key>/meeting.ics", calendar.meeting_ics, name="meeting_ics"),
    path("check/<str:token>/", answering.check, name="check"),
]
