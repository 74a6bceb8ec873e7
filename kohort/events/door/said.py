"""What a form or a phone says at the door, as values. Whatever is no such thing raises ValueError."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import uuid4

from django.http import QueryDict
from django.utils import timezone

from .coming_in import Head, Mark

MOST_PLACES, MOST_MARKS, LONGEST_KEY = 100, 2_000, 40


class Said(NamedTuple):
    """`marks` of who came in, and `undone`: heads with when somebody saw that they are not here."""

    marks: list[Mark]
    undone: list[tuple[Head, datetime]]


def head_of(value: str) -> Head:
    """ "seat:place" """
    seat, _colon, place = value.partition(":")
    if not place.isascii() or int(place) not in range(MOST_PLACES):
        raise ValueError(value)
    return Head(seat, int(place))


def by_form(form: QueryDict) -> Said:
    """A button of the list: `in` or `out` with a head, `all` with several."""
    now, together = timezone.now(), form.get("all", "").split()
    heads = [head_of(one) for one in form.getlist("in") + together]
    return Said([Mark(str(uuid4()), head, now) for head in heads], [(head_of(one), now) for one in form.getlist("out")])


def by_phone(body: bytes) -> Said:
    """{"marks": [{"mark", "head", "at"}], "out": [{"head", "at"}]}; `at` as ISO 8601 with a zone."""
    told = json.loads(body)
    try:
        return Said(list(_marks(told["marks"])), [(head_of(one["head"]), _moment(one["at"])) for one in told["out"]])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError from error


def _marks(told: list[dict]) -> Iterator[Mark]:
    if len(told) > MOST_MARKS:
        raise ValueError(len(told))
    for one in told:
        if not 8 <= len(one["mark"]) <= LONGEST_KEY:
            raise ValueError(one["mark"])
        yield Mark(one["mark"], head_of(one["head"]), _moment(one["at"]))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if timezone.is_naive(moment):
        raise ValueError(text)
    return moment
