"""Mentoring: programmes and their rounds, for whoever runs them; those of the people who take part come before."""

from django.urls import path

from . import keepers, matching_page, planning, progress_page, schemes, starting
from .part_urls import urlpatterns as parts

app_name = "mentoring"
urlpatterns = [
    *parts,
    path("mentoring/", schemes.schemes, name="schemes"),
    path("mentoring/new/", starting.new, name="new"),
    path("mentoring/rounds/<slug:key>/plan/", planning.plan, name="plan"),
    path("mentoring/rounds/<slug:key>/matching/", matching_page.matching, name="matching"),
    path("mentoring/rounds/<slug:key>/progress/", progress_page.progress, name="progress"),
    path("mentoring/<slug:key>/", schemes.scheme, name="scheme"),
    path("mentoring/<slug:key>/edit/", starting.edit, name="edit"),
    path("mentoring/<slug:key>/keepers/", keepers.keepers, name="keepers"),
    path("mentoring/<slug:key>/rounds/new/", planning.new, name="round_new"),
]
