"""Two people next to each other, for somebody who decides whether they are one: what is known of each, what differs."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Viewer
from kohort.kit.folding import fold
from kohort.people.models import Contact, OtherName, Person, Position, Residence, Study

from .models import Merge, Record

LABELS = {
    "name": _("Name"),
    "other": _("Other names"),
    "born": _("Born"),
    "studies": _("Studies"),
    "contact": _("Contact"),
    "work": _("Work"),
    "home": _("Lives in"),
    "source": _("Source"),
}
FACTS = {OtherName: "other", Study: "studies", Contact: "contact", Position: "work", Residence: "home"}

Known = dict[str, list[str]]  # {key of LABELS: values}


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
    both = [(merge, merge.one, merge.other) for merge in merges if merge.one and merge.other]
    people = {person.pk: person for _merge, *sides in both for person in sides}
    known = known_of(people, viewer)
    return [Pair(merge, [_side(one, other, known), _side(other, one, known)]) for merge, one, other in both]


def _side(person: Person, other: Person, known: dict[int, Known]) -> tuple[Person, list[Line]]:
    here, there = known[person.pk], known[other.pk]
    return person, [_line(key, here[key], there.get(key, [])) for key in LABELS if here.get(key)]


def _line(key: str, values: list[str], others: list[str]) -> Line:
    """Ids differ always, and what the other side does not tell is no difference."""
    same = set(map(fold, others))
    told = bool(same) and key != "source"
    return Line(str(LABELS[key]), [(value, told and fold(value) not in same) for value in values])


def known_of(people: dict[int, Person], viewer: Viewer) -> dict[int, Known]:
    """What is on record of each, as texts under the keys of LABELS; `people` by their ids."""
    known: dict[int, Known] = defaultdict(lambda: defaultdict(list))
    for person_id, key, value in [*_names(people), *_records(people, viewer), *_facts(people, viewer)]:
        if value and value not in known[person_id][key]:
            known[person_id][key].append(value)
    return known


def _names(people):
    return ((person.pk, "name", person.name) for person in people.values())


def _records(people, viewer):
    """What each register says: its name and year, and under which id."""
    for record in Record.objects.visible_to(viewer).filter(person__in=people).select_related("source").order_by("pk"):
        yield record.person_id, "name", f"{record.given_names} {record.surname}".strip()
        yield record.person_id, "born", str(record.birth_year or "")
        yield record.person_id, "source", f"{record.source.name} {record.source_person_id}"


def _facts(people, viewer):
    for model, key in FACTS.items():
        facts = model.objects.visible_to(viewer).filter(person__in=people).order_by("pk")
        for fact in facts.select_related("programme") if model is Study else facts:
            yield fact.person_id, key, str(fact)
