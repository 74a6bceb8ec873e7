"""The addresses of those who take part in mentoring; `urls` includes them."""

from django.urls import path

from . import answering, pair_page, part_page, place_page, round_page, wishes

urlpatterns = [
    path("mentoring/rounds/<slug:key>/", round_page.round_page, name="round"),
    path("mentoring/rounds/<slug:key>/part/", part_page.part, name="part"),
    path("mentoring/rounds/<slug:key>/wishes/", wishes.wishes, name="wishes"),
    path("mentoring/rounds/<slug:key>/place/", place_page.place, name="place"),
    path("mentoring/pairs/<slug:key>/", pair_page.pair, name="pair"),
    path("check/<str:token>/", answering.check, name="check"),
]
