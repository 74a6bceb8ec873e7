"""The page of a group's board: who holds which office today and until when, and the boards before."""

from itertools import groupby
from typing import NamedTuple

from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.groups.models import Group, Office
from kohort.groups.names import Name, names, sharing_in

ORDER = {title: place for place, title in enumerate(Office.Title.values)}


class Seat(NamedTuple):
    """An office and who holds it: None for somebody the viewer does not see."""

    office: Office
    name: Name | None
    may_end: bool


@on(Group)
@require_safe
def board(request, group):
    """Today's board first, then who comes next, and below it the boards of earlier years."""
    seats = seats_of(group, request.viewer, request.institution.slug)
    past = [seat for seat in seats if not seat.office.is_running]
    context = {
        "group": group,
        "today": [seat for seat in seats if seat.office.is_today],
        "coming": [seat for seat in seats if seat.office.is_running and not seat.office.is_today],
        "earlier": _by_year(past),
        "leads": group.allows(request.viewer, "lead"),
    }
    return render(request, "groups/board/board.html", context)


def seats_of(group: Group, viewer: Viewer, slug: str, offices=None) -> list[Seat]:
    """All offices of a group there have been, or those of `offices`, leaders first; a few queries for any number."""
    rows = Office.objects.visible_to(viewer).filter(group=group) if offices is None else offices
    held = sorted(rows, key=lambda one: (ORDER[one.title], one.since, one.pk))
    people = [one.person_id for one in held]
    known = names(people, viewer, slug, sharing=sharing_in(group, viewer, people))
    leads = group.allows(viewer, "lead")
    return [Seat(one, known.get(one.person_id), leads or one.person_id == viewer.person_id) for one in held]


def _by_year(past: list[Seat]) -> list[tuple[int, list[Seat]]]:
    """(the year in which the terms began, seats), the latest first."""
    by_year = sorted(past, key=lambda seat: seat.office.since.year, reverse=True)
    return [(year, list(seats)) for year, seats in groupby(by_year, key=lambda seat: seat.office.since.year)]
