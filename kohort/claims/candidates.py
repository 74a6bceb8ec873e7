"""Who in the register may be meant by a case: what was typed beside what is on record, and what of it agrees.

For the office's eyes. That much agrees proves nothing: it is on public pages too.
"""

from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.kit.folding import fold
from kohort.people.models import Contact, Person
from kohort.people.segments import Segment
from kohort.register.pairs import LABELS, Known, known_of
from kohort.search import engine

from . import finding
from .models import Case
from .trust import KINDS

MOST = 8


class Line(NamedTuple):
    """`values` are (text, True: as typed, False: otherwise, None: nothing to compare)."""

    label: str
    values: list[tuple[str, bool | None]]


class Candidate(NamedTuple):
    person: Person
    lines: list[Line]

    @property
    def agreeing(self) -> int:
        return sum(agrees is True for line in self.lines for _text, agrees in line.values)


def candidates(case: Case, viewer: Viewer) -> list[Candidate]:
    """The likeliest first. The same number of queries for one and for eight."""
    people = {one.pk: one for one in Person.objects.visible_to(viewer).filter(pk__in=_ids(case, viewer))}
    known = known_of(people, viewer)
    found = [
        Candidate(one, _lines(known[one.pk], case.typed))
        for one in people.values()
        if one.pk == case.person_id or _is_worth_a_look(known[one.pk], case.typed)
    ]
    return sorted(found, key=lambda one: (one.person.pk != case.person_id, -one.agreeing, one.person.pk))[:MOST]


def _is_worth_a_look(known: Known, typed: dict) -> bool:
    """The search forgives much; here the surname, as it is or was, has to be the same, or the address."""
    names = {word for key in ("name", "other") for text in known.get(key, []) for word in fold(text).split()}
    same_address = any(_agrees("contact", text, typed) for text in known.get("contact", []))
    return same_address or not names.isdisjoint(_words(typed, "surname"))


def _ids(case: Case, viewer: Viewer) -> set[int]:
    email = case.typed.get("email", "").casefold()
    contacts = Contact.objects.visible_to(viewer).filter(kind__in=KINDS, folded=email)
    ids = {case.person_id, *contacts.values_list("person_id", flat=True)}
    ids |= {one.pk for one in finding.namesakes(case.institution, case.typed)}
    if case.name:
        ids |= set(engine.ask(Segment(case.institution_id, case.name).question(viewer), limit=5 * MOST).owners)
    return ids - {None}


def _lines(known: Known, typed: dict) -> list[Line]:
    return [
        Line(str(label), [(text, _agrees(key, text, typed)) for text in known[key]])
        for key, label in LABELS.items()
        if key in known
    ]


def _agrees(key: str, text: str, typed: dict) -> bool | None:
    wanted = {
        "name": _words(typed, "given_names") | _words(typed, "surname"),
        "other": _words(typed, "surname"),
        "born": _words(typed, "birth_year"),
        "studies": _words(typed, "programme") | {str(year) for year in typed.get("years", [])},
        "contact": _words(typed, "email"),
    }.get(key)
    if not wanted:
        return None
    words = set(fold(text).split())
    if key == "studies":
        return not wanted.isdisjoint(words)
    same = wanted <= words or (key == "name" and words <= wanted)
    return same or (False if key in {"name", "born"} else None)


def _words(typed: dict, name: str) -> set[str]:
    return set(fold(str(typed.get(name) or "")).split())
