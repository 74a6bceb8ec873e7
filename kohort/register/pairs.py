"""Two people next to each other, for somebody who decides whether they are one: what is known of each, what differs."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Viewer
from kohort.kit.folding import fold
from kohort.people.models import Contact, OtherName, Person, Position, Residence, Study

from .models import Merge, Record

NAME, BORN, FORMER, SOURCE = _("Name"), _("Born"), _("Other names"), _("From")
STUDIES, CONTACT, WORK, HOME = _("Studies"), _("Contact"), _("Work"), _("Home")
LABELS = (NAME, FORMER, BORN, STUDIES, CONTACT, WORK, HOME, SOURCE)

Known = dict[str, list[str]]  # {label: values}


class Line(NamedTuple):
    """`values` are (text, whether the other side says otherwise)."""

    label: str
    values: list[tuple[str, bool]]


class Pair(NamedTuple):
    """`sides` are two of (person, lines)."""

    merge: Merge
    sides: list[tuple[Person, list[Line]]]


def pairs(merges: Iterable[Merge], viewer: Viewer) -> list[Pair]:
    """The same number of queries for one pair and for twenty."""
    merges = list(merges)
    people = {person.pk: person for merge in merges for person in (merge.one, merge.other)}
    known = _known(people, viewer)
    return [Pair(merge, [_side(merge.one, merge.other, known), _side(merge.other, merge.one, known)]) for merge in merges]


def _side(person: Person, other: Person, known: dict[int, Known]) -> tuple[Person, list[Line]]:
    here, there = known[person.pk], known[other.pk]
    return person, [_line(label, here[label], there.get(label, [])) for label in LABELS if here.get(label)]


def _line(label: str, values: list[str], others: list[str]) -> Line:
    """Ids differ always, and what the other side does not tell is no difference."""
    same = set(map(fold, others))
    return Line(label, [(value, bool(same) and label is not SOURCE and fold(value) not in same) for value in values])


def _known(people: dict[int, Person], viewer: Viewer) -> dict[int, Known]:
    known: dict[int, Known] = defaultdict(lambda: defaultdict(list))
    for person_id, label, value in [*_names(people), *_records(people, viewer), *_facts(people, viewer)]:
        if value and value not in known[person_id][label]:
            known[person_id][label].append(value)
    return known


def _names(people):
    return ((person.pk, NAME, person.name) for person in people.values())


def _records(people, viewer):
    """What each register says: its name and year, and under which id."""
    for record in Record.objects.visible_to(viewer).filter(person__in=people).select_related("source").order_by("pk"):
        yield record.person_id, NAME, f"{record.given_names} {record.surname}".strip()
        yield record.person_id, BORN, str(record.birth_year or "")
        yield record.person_id, SOURCE, f"{record.source.name} {record.source_person_id}"


def _facts(people, viewer):
    for model, label in ((OtherName, FORMER), (Study, STUDIES), (Contact, CONTACT), (Position, WORK), (Residence, HOME)):
        facts = model.objects.visible_to(viewer).filter(person__in=people).order_by("pk")
        for fact in facts.select_related("programme") if model is Study else facts:
            yield fact.person_id, label, str(fact)
