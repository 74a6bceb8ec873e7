"""In how many of the four ways alumni took part, and what each consists of, in words."""

from typing import NamedTuple

from kohort.activity.engagement import Mode
from kohort.giving.asks.nouns import noun
from kohort.institutions.models import Institution

from .counts import Counts, Of
from .engaged import elsewhere
from .models import Line
from .modes import kinds_of
from .spans import Span


class Part(NamedTuple):
    """One of the things a way consists of; `people` is None where it was nobody in particular."""

    what: str
    people: int | None
    times: int


class Way(NamedTuple):
    mode: Mode
    people: int
    parts: list[Part]


def ways(institution: Institution, span: Span, found: Counts) -> list[Way]:
    """What was found, under the names of its figures; without what nobody did."""
    figures = elsewhere(institution, span)
    return [_way(mode, [one for one in figures if one.mode == mode], found) for mode in Mode]


def _way(mode: Mode, figures, found: Counts) -> Way:
    named = [(str(kind), noun(kind), True) for kind in kinds_of(mode)]
    named += [(one.name, str(one.what), bool(one.by)) for one in figures]
    parts = [(what, is_somebody, found[Of(Line.PART, name)]) for name, what, is_somebody in named]
    told = [Part(what, one.people if is_somebody else None, one.times) for what, is_somebody, one in parts if one.times]
    return Way(mode, found[Of(Line.WAY, mode)].people, told)
