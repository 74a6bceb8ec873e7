"""Who of us works there? The hidden job market, as far as rows allow: the index finds, the database decides."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.groups.names import Name, names
from kohort.kit.addresses import address
from kohort.kit.folding import fold
from kohort.people.facts import Shown
from kohort.people.models import Person, Position
from kohort.people.segments import Segment
from kohort.people.vocabulary.firms import firm
from kohort.search import engine

EMPLOYER = "position.employer"
LOOKED_AT, FACES = 100, 5


class Colleagues(NamedTuple):
    """How many work there now, the numbers of a few of them, and the query of all of them in the directory."""

    number: int
    some: list[int]
    query: str


class Drawn(NamedTuple):
    """The same with faces."""

    number: int
    faces: list[Name]
    href: str


NOBODY = Colleagues(0, [], "")


def who_works_there(employer: str, viewer: Viewer) -> Colleagues:
    """People with a current position there that the viewer may see, however each spelled it."""
    spelled = _spellings([employer], viewer)[employer]
    if not spelled:
        return NOBODY
    segment = Segment(viewer.institution_id or 0, chosen=(("employer", tuple(sorted(spelled))),))
    found = engine.ask(segment.question(viewer), limit=2 * FACES)
    return Colleagues(found.total, _confirmed(found.owners, spelled, viewer)[:FACES], segment.query())


def drawn(employer: str, viewer: Viewer, slug: str) -> Drawn | None:
    """Them with their faces, for a page; None where nobody is known to work there."""
    found = who_works_there(employer, viewer)
    known = names(found.some, viewer, slug)
    faces = [known[pk] for pk in found.some if pk in known]
    href = f"{address('people:directory', slug)}?{found.query}"
    return Drawn(max(found.number, len(faces)), faces, href) if faces else None


def how_many(employers: Iterable[str], viewer: Viewer) -> dict[str, int]:
    """{employer: how many of us work there}, without those where nobody does. One query of the database in all."""
    counted = {employer: sum(found.values()) for employer, found in _spellings(employers, viewer).items()}
    return {employer: count for employer, count in counted.items() if count}


def _spellings(employers: Iterable[str], viewer: Viewer) -> dict[str, dict[str, int]]:
    """{employer: {the name as people wrote it: how many}}; case, marks, accents and the legal form do not count.

    Asked by the whole name as well: people of a short one could be too many to look at.
    """
    may_ask = viewer.is_member or viewer.is_office
    names = [name for name in dict.fromkeys(employers) if may_ask and fold(name)]
    asked = [(name, text) for name in names for text in dict.fromkeys((fold(name), firm(name)))]
    questions = [Segment(viewer.institution_id or 0, text=text).question(viewer) for _name, text in asked]
    answers = engine.PEOPLE.ask_each(questions, facets={EMPLOYER: LOOKED_AT}, limit=1)
    meant: dict[str, dict[str, int]] = defaultdict(dict)
    for (name, _text), answer in zip(asked, answers, strict=True):
        meant[name] |= {one: count for one, count in answer.facets.get(EMPLOYER, []) if firm(one) == firm(name)}
    return meant


def _confirmed(ids: list[int], spelled: Iterable[str], viewer: Viewer) -> list[int]:
    """Those who work there as the database has it now, in their order."""
    people = Person.objects.visible_to(viewer).in_bulk(ids)
    rows = Position.objects.about(Shown(people.values(), viewer)).filter(ended__isnull=True, employer__in=spelled)
    there = set(rows.values_list("person_id", flat=True))
    return [pk for pk in ids if pk in there]
