"""The people of a result page as they are drawn: few queries however many there are, each through the viewer's eyes."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.urls import reverse

from kohort.access.viewer import Viewer
from kohort.institutions.names import in_language
from kohort.kit.templatetags.kit import tint

from .faces import Face
from .facts import Shown
from .models import Person, Photo, Position, Residence, Study
from .naming import country

KEY, DIGEST = "KEY", "DIGEST"
COLUMNS = ("institution_id", "key", "given_names", "call_name", "surname", "display_name", "account_id", "hidden_since")


class Card(NamedTuple):
    """One person. `studied`, `works` and `lives` are a line each, or empty; `as_of` is the newest fact's age."""

    href: str
    name: str
    initials: str
    tint: int
    studied: str
    works: str
    lives: str
    is_claimed: bool
    is_hidden: bool
    as_of: datetime | None
    photo: Face | None
    person_id: int


def cards(person_ids: Sequence[int], viewer: Viewer, slug: str) -> list[Card]:
    """In the order given, without those the viewer may not see (any more)."""
    people = Person.objects.visible_to(viewer).only(*COLUMNS).in_bulk(person_ids)
    address = reverse("people:person", kwargs={"institution": slug, "key": KEY})
    shown = Shown(people.values(), viewer)
    studied, works, lives, photos = _studies(shown), _positions(shown), _residences(shown), _photos(shown, slug)
    return [
        _card(people[pk], address, photos.get(pk), studied[pk], works[pk], lives[pk])
        for pk in person_ids
        if pk in people
    ]


def _card(person: Person, address: str, photo: Face | None, studies, positions, residences) -> Card:
    ages = [when for _line, when in positions + residences]
    return Card(
        href=address.replace(KEY, person.key),
        name=person.name,
        initials=person.initials,
        tint=tint(person.key),
        studied=" · ".join(studies),
        works=" · ".join(line for line, _when in positions if line),
        lives=" · ".join(line for line, _when in residences),
        is_claimed=person.is_claimed,
        is_hidden=person.hidden_since is not None,
        as_of=max(ages, default=None),
        photo=photo and Face(*(one.replace(KEY, person.key) for one in photo)),
        person_id=person.pk,
    )


def _photos(shown, slug) -> dict[int, Face]:
    """Their addresses alone: the pictures stay where they are until a browser asks for one."""
    digests = dict(Photo.objects.about(shown).values_list("person_id", "digest"))
    parts = {"institution": slug, "key": KEY, "digest": DIGEST}
    addresses = [reverse("people:photo", kwargs={**parts, "size": size}) for size in Face._fields] if digests else []
    return {
        person_id: Face(*(one.replace(DIGEST, digest) for one in addresses)) for person_id, digest in digests.items()
    }


def _studies(shown):
    """ "Master i historie, 2010", the latest first."""
    lines = defaultdict(list)
    rows = Study.objects.about(shown).order_by("-last_year", "pk")
    columns = ("person_id", "title", "programme__names", "award_year", "cohort")
    for person_id, title, names, awarded, cohort in rows.values_list(*columns):
        year = str(awarded) if awarded else f"{cohort}–" if cohort else ""
        lines[person_id].append(", ".join(filter(None, [title or in_language(names), year])))
    return lines


def _positions(shown):
    lines = defaultdict(list)
    rows = Position.objects.about(shown).filter(ended__isnull=True).order_by("-pk")
    columns = ("person_id", "title", "employer", "confirmed", "recorded")
    for person_id, title, employer, confirmed, recorded in rows.values_list(*columns):
        lines[person_id].append((", ".join(filter(None, [title, employer])), confirmed or recorded))
    return lines


def _residences(shown):
    lines = defaultdict(list)
    rows = Residence.objects.about(shown).filter(ended__isnull=True).order_by("-pk")
    columns = ("person_id", "place", "country", "confirmed", "recorded")
    for person_id, place, code, confirmed, recorded in rows.values_list(*columns):
        where = ", ".join(filter(None, [place, code and country(code)]))
        lines[person_id].append((where, confirmed or recorded))
    return lines
