"""What one is told, and how often one is written to."""

from django.urls import path

from . import hearing, no_more, page, views

app_name = "notices"
urlpatterns = [
    path("me/letters/", views.letters, name="letters"),
    path("me/notices/", hearing.hearing, name="hearing"),
    path("groups/<slug:key>/notices/", hearing.group, name="group"),
    path("notices/", page.notices, name="notices"),
    path("notices/<slug:key>/", page.notice, name="notice"),
    path("no-more/<str:token>/", no_more.no_more, name="no_more"),
]
