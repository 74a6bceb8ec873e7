"""Opportunities in a list. As many queries for twenty as for one."""

from collections.abc import Sequence
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.kit.addresses import address

from .colleagues import how_many
from .opportunity import Opportunity
from .wording import apply_by, where


class Card(NamedTuple):
    """An opportunity, drawn by `opportunities/card.html`. `apply_by` is its deadline in words, or "";
    `of_us` is how many of us work there."""

    one: Opportunity
    href: str
    where: str
    apply_by: str
    of_us: int


def cards(rows: Sequence[Opportunity], viewer: Viewer, slug: str) -> list[Card]:
    """Of opportunities that were read by `visible_to(viewer)`, in the order given; `slug` is of their institution."""
    known = how_many([one.employer for one in rows], viewer)
    return [
        Card(
            one=one,
            href=address("opportunities:opportunity", slug, key=one.key),
            where=where(one),
            apply_by=apply_by(one.deadline),
            of_us=known.get(one.employer, 0),
        )
        for one in rows
    ]
