"""Stories on the page of a person, on one's own profile, and where a visitor comes first."""

from django.template.loader import render_to_string

from .cards import cards
from .choosing import Choice
from .story import Story

FEW = 3


def on_person(request, person) -> str | None:
    """The titles of those the viewer may read; None where there are none. The office finds here what it took back."""
    rows = Story.objects.visible_to(request.viewer).filter(person=person, told__isnull=False)
    found = list(rows.order_by("-told", "-pk"))
    return render_to_string("stories/on_person.html", {"stories": found}, request) if found else None


def on_profile(request, person) -> str:
    """The ways to one's own, without a query: the page has many panels."""
    return render_to_string("stories/on_profile.html", {}, request)


def for_visitor(request) -> str | None:
    """The newest of those for everybody, on the home page of an institution."""
    found = cards(list(Choice().rows(request.viewer)[:FEW]), request.viewer, request.institution.slug)
    return render_to_string("stories/for_visitor.html", {"cards": found}, request) if found else None
