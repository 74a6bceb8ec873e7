"""The door on the day: the list of who comes, a button for each head, and what a phone says when it has a network."""

from django.http import HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import on
from kohort.events.event import Event
from kohort.kit.folding import fold

from .coming_in import hear, undo
from .opening import day_of, is_open
from .rows import Row, door_of
from .said import by_form, by_phone

LONGEST = 80


@on(Event, "organise")
@require_http_methods(["GET", "HEAD", "POST"])
def door(request, event):
    """`q` finds somebody. POST `in`, `all` or `out` with heads: they are here, or they are not after all."""
    if request.method == "POST":
        return _done(request, event)
    found, words = door_of(event, request.viewer), request.GET.get("q", "").strip()[:LONGEST]
    rows = [(row, _is_shown(row, fold(words))) for row in found.rows]
    context = {
        "event": event,
        "door": found,
        "rows": rows,
        "found_any": any(shown for _row, shown in rows),
        "words": words,
        "is_open": is_open(event),
        "day": day_of(event),
        "begins": event.local(day_of(event).begins),
    }
    return render(request, "events/door/door.html", context)


def _is_shown(row: Row, words: str) -> bool:
    """Who has cancelled is found by name alone."""
    return all(f" {word}" in f" {row.find}" for word in words.split()) if words else row.is_expected or row.waits


def _done(request, event):
    try:
        said = by_form(request.POST)
    except ValueError:
        return HttpResponseBadRequest()
    if is_open(event):
        hear(event, said.marks, request.viewer)
        undo(event, said.undone)
    touched = [mark.head.seat for mark in said.marks] + [head.seat for head, _at in said.undone]
    return HttpResponseRedirect(request.get_full_path() + "".join(f"#{seat}" for seat in touched[:1]))


@on(Event, "organise")
@require_POST
def sync(request, event):
    """JSON, see `said.by_phone`; answers which marks were taken, and who is here."""
    try:
        said = by_phone(request.body)
    except ValueError:
        return HttpResponseBadRequest()
    taken = hear(event, said.marks, request.viewer)
    undo(event, said.undone)
    found = door_of(event, request.viewer)
    return JsonResponse({"taken": taken, "here": found.here, "of": found.expected, "in": found.arrived})
