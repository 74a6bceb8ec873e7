"""Need: what is looked for, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kohort.giving.catalogue import Kind
from kohort.people.distance import Point, point
from kohort.search.stems import Stem, stems

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
# What every ask says, and nobody is found by.
EMPTY = stems(
    "ask lecture lecturer talk visit speak student students course class need somebody alumni alumna alumnus term "
    "forelesning forelesar forelesing gjesteforelesning foredrag snakke fortelle fortelje trenger treng student "
    "studenter studentar kurs emne alumn alumni besøk noen nokon semester föreläsning gästföreläsning föredrag berätta "
    "behöver någon studerande besök termin luento vierailuluento vierailu vierailija puhua kertoa tarvitsemme "
    "opiskelija opiskelijat kurssi alumni lukukausi joku"
)


@dataclass(frozen=True)
class Need:
    """A kind of the catalogue, and words in any language; those of the first line count double.

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

    @property
    def kinds(self) -> dict[str, float]:
        """The kinds of offers that would serve, and how well."""
        return {self.kind: 1.0, **RELATED.get(self.kind, {})}

    @cached_property
    def sought(self) -> dict[Stem, float]:
        """The words that say something, and what each is worth."""
        first, *rest = self.words.split("\n")
        found = dict.fromkeys(stems(" ".join(rest)), 1.0) | dict.fromkeys(stems(first), 2.0)
        telling = sorted((one for one in found if one not in EMPTY), key=lambda one: -found[one])
        return {one: found[one] for one in telling[:MOST_WORDS]}

    @cached_property
    def where(self) -> Point | None:
        """Where somebody would have to come to; None where that is nowhere."""
        return None if self.way == REMOTE else point(self.town, self.country)
