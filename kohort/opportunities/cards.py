"""Opportunities in a list. As many queries for twenty as for one."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.text import capfirst

from kohort.access.viewer import Viewer
from kohort.kit.addresses import address

from .colleagues import how_many
from .opportunity import Opportunity
from .wording import apply_by, credits_of, dotted, starts_on, where


class Card(NamedTuple):
    """An opportunity, drawn by `opportunities/card.html`. `what` is its kind, with the credits of a course; `when` says
    until when to apply, and from when a course is held, or ""; `of_us` is how many of us work there."""

    one: Opportunity
    href: str
    what: str
    where: str
    when: str
    of_us: int


def cards(rows: Sequence[Opportunity], viewer: Viewer, slug: str) -> list[Card]:
    """Of opportunities that were read by `visible_to(viewer)`, in the order given; `slug` is of their institution."""
    known = how_many([one.employer for one in rows if not one.is_course], viewer)
    return [
        Card(
            one=one,
            href=address("opportunities:opportunity", slug, key=one.key),
            what=dotted(capfirst(one.get_kind_display()), credits_of(one)),
            where=where(one),
            when=dotted(starts_on(one), apply_by(one)),
            of_us=0 if one.is_course else known.get(one.employer, 0),
        )
        for one in rows
    ]
