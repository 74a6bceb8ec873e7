"""Those one could be brought together with, as one viewer may see them: a name, a line of work, their own words."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count

from kohort.access.viewer import Viewer
from kohort.groups.names import Name, names
from kohort.people.models import Position
from kohort.people.naming import language_name

from .joining import part_of
from .models import Part, Round
from .pairs import Pair
from .places import mentors


class Introduction(NamedTuple):
    """Somebody who takes part. `free`: how many places a mentor has yet; `pair`: the viewer's, where there is one."""

    part: Part
    who: Name
    work: str
    free: int
    pair: Pair | None

    @property
    def languages(self) -> str:
        return ", ".join(map(language_name, self.part.languages))


def mentors_of(one: Round, viewer: Viewer, slug: str) -> list[Introduction]:
    """Those with a free place first; one's own mentor before all."""
    mine = _my_pairs(one, viewer)
    known = Part.objects.visible_to(viewer).filter(pk__in=mine)
    found = _drawn({part.pk: part for part in (*mentors(one, viewer), *known)}.values(), viewer, slug, mine)
    return sorted(found, key=lambda intro: (intro.pair is None, not intro.free, intro.part.at))


def mentees_of(one: Round, viewer: Viewer, slug: str) -> list[Introduction]:
    """As the mentors of a round meet them."""
    rows = Part.objects.visible_to(viewer).filter(round=one, role=Part.Role.MENTEE, left=None)
    return _drawn(rows.exclude(person_id=viewer.person_id).order_by("at"), viewer, slug, {})


def _my_pairs(one: Round, viewer: Viewer) -> dict[int, Pair]:
    me = part_of(one, viewer)
    return {pair.mentor_id: pair for pair in Pair.live().filter(mentee=me)} if me else {}


def _drawn(parts: Iterable[Part], viewer: Viewer, slug: str, mine: dict[int, Pair]) -> list[Introduction]:
    rows = list(parts)
    people = [part.person_id for part in rows]
    known, works, taken = names(people, viewer, slug), _works(people, viewer), _taken(rows)
    return [
        Introduction(
            part=part,
            who=known[part.person_id],
            work=works.get(part.person_id, ""),
            free=max(0, part.places - taken[part.pk]),
            pair=mine.get(part.pk),
        )
        for part in rows
        if part.person_id in known
    ]


def _works(people: list[int], viewer: Viewer) -> dict[int, str]:
    """What each does now: what was written down last."""
    rows = Position.objects.visible_to(viewer).filter(person_id__in=people, ended__isnull=True).order_by("recorded")
    return {one.person_id: str(one) for one in rows}


def _taken(parts: list[Part]) -> Counter:
    rows = Pair.live().filter(mentor__in=parts).values("mentor_id").annotate(n=Count("pk"))
    return Counter(dict(rows.values_list("mentor_id", "n")))
