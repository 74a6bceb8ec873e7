"""The directory and the page of a person."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import member, on
from kohort.search import engine

from .cards import cards
from .finding import find
from .jobs import rebuild_once
from .looking import PAGES, PROFILES, counted, traced
from .models import Person
from .segments import Segment
from .showing import shown


@member
@require_safe
@counted(PAGES)
def directory(request):
    """Everybody who may be found, narrowed by words and facets. htmx gets the part that changes."""
    if engine.index().stale:
        rebuild_once()
        return render(request, "people/no_index.html", status=503)
    viewer, segment = request.viewer, Segment.from_query(request.GET, request.viewer)
    found = find(segment, viewer, _number(request.GET.get("page")), request.GET.get("more", ""))
    labels, faces = segment.labels(), request.GET.get("view") == "faces"
    context = {
        "segment": segment,
        "sentence": segment.sentence(labels),
        "query": segment.query(),
        "found": found,
        "cards": cards(found.owners, viewer, request.institution.slug),
        "chips": _chips(segment, labels),
        "faces": faces,
        "kept": "&view=faces" if faces else "",
    }
    response = render(request, "people/found.html" if request.htmx else "people/directory.html", context)
    if request.htmx:
        response.headers["HX-Push-Url"] = f"{request.path}?{context['query']}{context['kept']}".rstrip("?")
    return response


def _number(page: str | None) -> int:
    return int(page) if page and page.isdecimal() and len(page) < 6 else 1


def _chips(segment: Segment, labels: dict[str, list[str]]) -> list[tuple[str, str]]:
    """What was chosen, each with the query without it."""
    text = [(f"“{segment.text}”", segment.without_text().query())] if segment.text else []
    return text + [
        (label, segment.without(name, value).query())
        for name, values in segment.chosen
        for value, label in zip(values, labels[name], strict=True)
    ]


@on(Person)
@require_safe
@counted(PROFILES)
@traced
def person(request, person):
    """What this viewer may know of somebody, each fact with its age and source."""
    return shown(request, person, request.viewer)
