"""What was given in a while, each thing once: as it is added up for a house."""

from collections.abc import Iterable
from itertools import groupby
from operator import add
from typing import NamedTuple

from kohort.giving.given import Given
from kohort.giving.mentoring.models import Scheme
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug

from .spans import Span

WHY = "figures name nobody"
Place = tuple[int | None, int | None]  # the ids of the programme and the unit


class Gift(NamedTuple):
    """`is_said`: somebody told how it went; what both agreed on and neither took back counts without it."""

    person: int
    kind: str
    place: Place
    minutes: int
    heads: int
    is_said: bool


class Sum(NamedTuple):
    """`people` are counted once."""

    people: int = 0
    times: int = 0
    minutes: int = 0
    heads: int = 0

    @property
    def hours(self) -> int:
        return round(self.minutes / 60)

    def plus(self, other: "Sum") -> "Sum":
        """With what others did."""
        return Sum(*map(add, self, other))


def gifts(institution: Institution, span: Span, person_id: int | None = None) -> list[Gift]:
    """Of everybody, or of one of them. A mentor of a group met all of it at once: the rows of its members are one."""
    rows = Given.objects.trusted(WHY).filter(institution=institution, on__gte=span.since, on__lt=span.until)
    rows = (rows.filter(person_id=person_id) if person_id else rows).select_related("round__scheme")
    return [_gift(list(same)) for _key, same in groupby(sorted(rows, key=_deed), key=_deed)]


def add_up(given: Iterable[Gift]) -> Sum:
    rows = list(given)
    people = len({one.person for one in rows})
    return Sum(people, len(rows), sum(one.minutes for one in rows), sum(one.heads for one in rows))


def _deed(row: Given) -> tuple[int, int]:
    """Rows with the same are about one deed."""
    if row.round and row.round.scheme.form == Scheme.Form.GROUPS and not bug("counted-twice"):
        return row.round.pk, row.person_id
    return 0, row.pk


def _gift(rows: list[Given]) -> Gift:
    one, minutes = rows[0], max(row.minutes or 0 for row in rows)
    place = (one.programme_id, None if one.programme_id else one.unit_id)
    return Gift(one.person_id, one.kind, place, minutes, sum(row.heads or 0 for row in rows), not one.unsaid)
