"""Tells the index about people. Each view of a person holds only what rows of that audience allow.

Whoever writes people or facts in bulk calls `changed` in the same transaction; `save` and `delete` do it themselves.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from django.conf import settings
from django.utils.module_loading import import_string

from kohort.access.audience import Audience
from kohort.access.guard import Guarded
from kohort.kit.bugs import bug
from kohort.search import engine
from kohort.search.documents import Document
from kohort.search.models import Withheld

from . import jobs
from .freshness import month
from .models import Contact, Origin, Person, Position, Residence, Study
from .segments import circle
from .traces import Programmes, all_traces

BATCH = 1000
WHY = "the index keeps who may find what"


def changed(person_ids: Iterable[int], *, narrowing: bool = False) -> None:
    """Have these people indexed anew, in the transaction that changed them; whoever else follows facts is told.

    `narrowing` when somebody may have lost sight of something: a fact changed or removed, a person hidden or about to
    be deleted. They are then kept out of every answer until the index has caught up.
    """
    ids = list(person_ids)
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        if narrowing and not bug("not-withheld"):
            _withhold(part)
        jobs.catch_up.enqueue(part)
    for path in settings.FACTS_CHANGED if ids else ():
        import_string(path)(ids)


def _withhold(person_ids: list[int]) -> None:
    people = defaultdict(list)
    rows = Person.objects.trusted(WHY).filter(pk__in=person_ids)
    for institution_id, person_id in rows.values_list("institution_id", "pk"):
        people[institution_id].append(person_id)
    for institution_id, ids in people.items():
        Withheld.add(institution_id, ids)


def problems() -> Iterator[str]:
    """For `kohort check`."""
    if engine.index().stale:
        yield "The search index is missing or out of date. Run `kohort reindex`."


def everybody() -> Iterator[Document]:
    """The documents of all people of all institutions, a thousand people at a time."""
    programmes, last = Programmes(), 0
    people = Person.objects.trusted(WHY).order_by("pk")
    while ids := list(people.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        yield from _documents(ids, programmes)
        last = ids[-1]


CONTENTS = engine.Contents("people", engine.PEOPLE, lambda: Person.objects.trusted(WHY), everybody)


def documents(person_ids: Collection[int]) -> Iterator[Document]:
    """The documents of these people, none for who is gone."""
    programmes, ids = Programmes(), sorted(person_ids)
    for start in range(0, len(ids), BATCH):
        yield from _documents(ids[start : start + BATCH], programmes)


def _documents(ids: list[int], programmes: Programmes) -> Iterator[Document]:
    facts = defaultdict(list)
    models: tuple[type[Guarded], ...] = (*all_traces(), Origin)
    for model in models:
        for fact in model.objects.trusted(WHY).filter(person_id__in=ids):
            facts[fact.person_id].append(fact)
    for person in Person.objects.trusted(WHY).filter(pk__in=ids).order_by("pk"):
        yield from _views(person, facts[person.pk], programmes)


def _views(person: Person, facts: list, programmes: Programmes) -> Iterator[Document]:
    """One document a view; classmates and members share theirs when they may see the same."""
    make = _Maker(person, _circles(facts), programmes)
    yield make.document(["office"], facts, _names_in_register(person), _for_office(person, facts))
    if not ((person.is_claimed and not person.hidden_since) or bug("index-unclaimed")):
        return
    near = [fact for fact in facts if fact.audience >= Audience.CLASSMATES or bug("index-audience")]
    far = [fact for fact in near if fact.audience >= Audience.MEMBERS]
    names = [person.display_name] if person.display_name else _names_in_register(person)
    if near == far:
        yield make.document(["members", "classmates"], near, names)
    else:
        yield make.document(["members"], far, names)
        yield make.document(["classmates"], near, names)


class _Maker(NamedTuple):
    """What all documents of a person have in common."""

    person: Person
    circles: set[str]
    programmes: Programmes

    def document(self, views, facts, names, values=None) -> Document:
        kinds = all_traces()
        traces = [kinds[type(fact)](fact, self.programmes) for fact in facts if type(fact) in kinds]
        rows = defaultdict(list)
        for kind, row in (pair for trace in traces for pair in trace.rows):
            rows[kind].append(row)
        return Document(
            owner=self.person.pk,
            tenant=self.person.institution_id,
            views=views,
            circles=self.circles,
            names=[*names, *(name for trace in traces for name in trace.names)],
            words=[word for trace in traces for word in trace.words],
            rows=rows,
            values=values or {},
            order={one: bytes(getattr(self.person, f"sort_{one}")).decode() for one in ("nb", "fi", "en")},
        )


def _names_in_register(person) -> list[str]:
    return [person.display_name, person.given_names, person.call_name, person.surname]


def _circles(facts) -> set[str]:
    """Every study counts, whoever sees it: so does `facts.classmates_of`."""
    return {
        circle(one.programme_id, year)
        for one in facts
        if isinstance(one, Study)
        for year in range(one.first_year, one.last_year + 1)
    }


def _for_office(person, facts) -> dict[str, list[str]]:
    origins = [one.country for one in facts if isinstance(one, Origin)]
    homes = [one.country for one in facts if isinstance(one, Residence) and not one.ended]
    reached = any(isinstance(one, Contact) and one.kind == Contact.Kind.EMAIL for one in facts)
    works = any(isinstance(one, Position) and one.is_current for one in facts)
    aging = [one.confirmed for one in facts if isinstance(one, Position | Residence | Contact)]
    return {
        "claimed": ["yes" if person.is_claimed else "no"],
        "work": ["yes" if works else "no"],
        "email": ["yes" if reached else "no"],
        "fresh": [month(aging)],
        "origin": list(dict.fromkeys(origins)),
        "from_or_in": list(dict.fromkeys(origins + homes)),
    }
