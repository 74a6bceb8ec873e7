"""Somebody of the set, and an ask, before they are written to the database. And the rule of who is right."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .towns import NEAR, km

STALE, TIRED = 5 * 365, 60  # days


@dataclass
class Made:
    """`knows` is what they know in truth, `texts` how their topics say it. Days count back from today, `paused` on."""

    country: str
    town: str
    writes: str
    speaks: list[str]
    knows: set[str]
    texts: list[str]
    work: str
    studied: str
    level: int
    offers: list[str]
    note: str = ""  # of the first offer
    ended: bool = False  # the first offer
    said: int = 100
    limited: bool = True  # has said how much they may be asked
    per_year: int | None = None
    km: int | None = None
    remote: bool = False
    only: list[str] = field(default_factory=list)
    off: list[int] = field(default_factory=list)
    paused: int = 0
    hidden: bool = False
    asked: list[int] = field(default_factory=list)
    why: str = ""  # what they were made for

    def answers(self, ask: "Asking") -> bool:
        return next(self.wants(ask), None) is None

    def wants(self, ask: "Asking") -> Iterator[str]:
        """The rule, all of it: what keeps them from being right."""
        if ask.field not in self.knows:
            yield "another field"
        if ask.kind not in (self.offers[1:] if self.ended else self.offers):
            yield "offers another thing"
        if self.said >= STALE:
            yield "offered long ago"
        if self.hidden or self.paused or ask.month in self.off or self.is_spent():
            yield "cannot be asked"
        if sum(day < TIRED for day in self.asked) >= 2:
            yield "asked last month"
        if ask.speaks not in {"", *(self.only or self.speaks)}:
            yield "another language"
        if ask.way == "here" and not self.is_near(ask):
            yield "too far"

    def is_spent(self) -> bool:
        if self.per_year == 12:
            return min(self.asked, default=30) < 30
        most = self.per_year if self.limited else 4
        return most is not None and sum(day < 365 for day in self.asked) >= most

    def is_near(self, ask: "Asking") -> bool:
        if self.remote or self.country != ask.country:
            return False
        away = km(self.town, ask.town, ask.country)
        return away <= min(NEAR, NEAR if self.km is None else self.km)


@dataclass
class Asking:
    """An ask, and in which way the right person says what it is about: one of CASES."""

    case: str
    field: str
    kind: str
    writes: str
    speaks: str
    way: str
    town: str
    country: str
    day: int  # from today
    month: int
    level: int | None
    title: str = ""
    words: str = ""
    named: str = ""  # the field, as the title has it
    right: int = -1  # the place in the list of people
