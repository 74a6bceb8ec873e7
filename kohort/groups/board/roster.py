"""The roster: who is in a group, page by page, as faces or as a list to print. Looks are counted like any other."""

from collections.abc import Iterable
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.groups.counting import not_come
from kohort.groups.models import CallIn, Group, Membership
from kohort.groups.names import names
from kohort.people.cards import cards
from kohort.people.faces import Face
from kohort.people.looking import PAGES, counted

from .those_in import LONGEST, WHY, those_in

FACES, LINES = 24, 100  # on a page


class Entry(NamedTuple):
    """One person of a roster. Of another institution, and before a guest, the name stands alone, with its `house`."""

    href: str
    name: str
    initials: str
    tint: int
    photo: Face | None
    studied: str
    house: str


@on(Group, "read the roster")
@require_safe
def members(request, group):
    """Who is in it. For who leads, also about how many could be and are not yet."""
    return _members(request, group=group)  # by name: `counted` takes a row for somebody's own page


@counted(PAGES)
def _members(request, *, group):
    viewer, words = request.viewer, request.GET.get("q", "").strip()[:LONGEST]
    faces = request.GET.get("view") != "list"
    people = those_in(group, viewer, words).values_list("pk", flat=True)
    page = Paginator(people, FACES if faces else LINES).get_page(request.GET.get("page"))
    context = {
        "group": group,
        "words": words,
        "faces": faces,
        "page": page,
        "entries": entries(page, group, viewer, request.institution.slug),
        "leads": group.allows(viewer, "lead"),
        "may_export": group.allows(viewer, "take out the roster"),
    }
    return render(request, "groups/board/members.html", context | (_missing(group) if context["leads"] else {}))


def _missing(group):
    """What who leads may know of those who fit and have not come: about how many, and when the office was asked."""
    about = not_come(group) if group.is_alive else None
    return {"not_come": about, "asked": CallIn.last_of(group) if about else None}


def entries(page: Page | Iterable[int], group: Group, viewer: Viewer, slug: str) -> list[Entry]:
    """Of people that `those_in` gave, in their order; a few queries for any number."""
    ids = list(page)
    known = {} if viewer.guest_of else {card.person_id: _of_card(card) for card in cards(ids, viewer, slug)}
    rest = [pk for pk in ids if pk not in known]
    houses = _houses(rest, group, viewer)
    for pk, one in names(rest, viewer, slug, sharing=rest).items():
        known[pk] = Entry("", one.name, one.initials, one.tint, None, "", houses.get(pk, ""))
    return [known[pk] for pk in ids if pk in known]


def _of_card(card) -> Entry:
    return Entry(card.href, card.name, card.initials, card.tint, card.photo, card.studied, "")


def _houses(people: list[int], group: Group, viewer: Viewer) -> dict[int, str]:
    """The institutions that people of other houses come from."""
    rows = Membership.objects.trusted(WHY).filter(group=group, person_id__in=people).select_related("institution")
    return {one.person_id: one.institution.name for one in rows if one.institution_id != viewer.institution_id}
