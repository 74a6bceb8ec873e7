"""The page of a person as a pair of eyes meets it: a member's, the office's, a visitor's."""

from copy import copy

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.module_loading import import_string

from kohort.access.viewer import Viewer

from .faces import face_of
from .models import Person
from .pages import page_of


def shown(request, person: Person, eyes: Viewer, looking: dict | None = None) -> HttpResponse:
    """What these eyes may know of somebody, each fact with its age and source. No search engine is to keep it.

    `looking` says through whose eyes one looks, when they are not one's own.
    """
    person.photo = face_of(person, eyes, request.institution.slug)
    context = {"person": person, "page": page_of(person, eyes), "eyes": eyes, "panels": _panels(request, person, eyes)}
    response = render(request, "people/person.html", context | (looking or {}))
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _panels(request, person, eyes) -> list:
    """Of the apps above; they are for members and the office."""
    if not (eyes.is_member or eyes.is_office):
        return []
    seen = copy(request)
    seen.viewer = eyes
    return list(filter(None, (import_string(path)(seen, person) for path in settings.PERSON_PANELS)))
