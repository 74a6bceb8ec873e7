"""Need: what is looked for, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kohort.giving.catalogue import Kind
from kohort.people.distance import Point, point
from kohort.search.stems import Stem, stems

from .empty import is_role, says_nothing

MOST_WORDS = 16
HERE, REMOTE = "here", "remote"  # of Ask.Way
# Who offers this would perhaps do that as well, and how well it fits.
RELATED: dict[str, Mapping[str, float]] = {
    Kind.GUEST_LECTURE: {Kind.CAREER_TALK: 0.5},
    Kind.CAREER_TALK: {Kind.GUEST_LECTURE: 0.6, Kind.CAREER_STORY: 0.5},
    Kind.CAREER_STORY: {Kind.CAREER_TALK: 0.6},
    Kind.EXPERT: {Kind.MENTOR: 0.5},
    Kind.MENTOR: {Kind.EXPERT: 0.4},
    Kind.THESIS_TOPIC: {Kind.PROJECT: 0.5, Kind.RESEARCH: 0.4},
    Kind.PROJECT: {Kind.THESIS_TOPIC: 0.5, Kind.RESEARCH: 0.4},
    Kind.RESEARCH: {Kind.PROJECT: 0.4, Kind.THESIS_TOPIC: 0.4},
    Kind.INTERNSHIP: {Kind.HIRE: 0.5},
    Kind.HIRE: {Kind.INTERNSHIP: 0.5},
    Kind.COMPANY_VISIT: {Kind.INVITE_STUDENTS: 0.4},
    Kind.INVITE_STUDENTS: {Kind.COMPANY_VISIT: 0.4},
}
FIRST_LINE = 3.0  # what each word of the title is worth; of the others at most 1, together no more than one of these


@dataclass(frozen=True)
class Need:
    """A kind of the catalogue, and words in any language; those of the first line count most.

    `way` is one of Ask.Way; `language` ISO 639, empty for any; `level` EQF, that of those who listen.
    """

    kind: str
    words: str
    language: str = ""
    way: str = "either"
    town: str = ""
    country: str = ""
    on: date | None = None
    level: int | None = None

    @cached_property
    def kinds(self) -> dict[str, float]:
        """The kinds of offers that would serve, and how well."""
        return {self.kind: 1.0, **RELATED.get(self.kind, {})}

    @cached_property
    def sought(self) -> dict[Stem, float]:
        """The words that say something, and what each is worth."""
        first, _end, rest = self.words.partition("\n")
        title, more = _telling(first), _telling(rest)
        found = dict.fromkeys(more, min(1.0, FIRST_LINE / max(1, len(more)))) | dict.fromkeys(title, FIRST_LINE)
        topical = [one for one in found if not is_role(one)] or found
        return {one: found[one] for one in sorted(topical, key=lambda one: -found[one])[:MOST_WORDS]}

    @cached_property
    def where(self) -> Point | None:
        """Where somebody would have to come to; None where that is nowhere."""
        return None if self.way == REMOTE else point(self.town, self.country)


def _telling(text: str) -> list[Stem]:
    return [one for one in stems(text) if not says_nothing(one)]
