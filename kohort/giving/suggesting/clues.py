"""What rows tell of somebody: clues that they know about something, where they are, what they speak and their level.

The index keeps this; whoever suggests reads the rows anew, through the eyes of the viewer.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from kohort.access.guard import Guarded
from kohort.giving.given import Given
from kohort.giving.models import Offer
from kohort.institutions.names import in_language
from kohort.people.models import Language, Position, Residence, Study, Topic
from kohort.people.naming import industry as name_of_industry
from kohort.people.vocabulary.countries import LANGUAGES
from kohort.people.vocabulary.industries import industry_name

from .near import Spot

STRONG = 0.8  # from here on somebody surely knows about it


class Clue(NamedTuple):
    """`strength` is 0 to 1; `say` gives the reason in the language of the page."""

    strength: float
    text: str
    say: Callable[[], str]


class Spoken(NamedTuple):
    """A language, ISO 639."""

    code: str


class Level(NamedTuple):
    """Of a study, EQF."""

    level: int


Told = Clue | Spot | Spoken | Level


class Source(NamedTuple):
    """Rows of a kind: columns, and what they tell."""

    model: type[Guarded]
    columns: tuple[str, ...]
    told: Callable[..., Iterator[Told]]


def of_topic(text: str) -> Iterator[Told]:
    yield Clue(1.0, text, lambda: _("knows about {topic}").format(topic=text))


def of_offer(note: str) -> Iterator[Told]:
    if note:
        yield Clue(1.0, note, lambda: _("offers: “{note}”").format(note=note))


def of_given(title: str, on: date) -> Iterator[Told]:
    if title:
        yield Clue(0.9, title, lambda: _("gave “{title}” in {year}").format(title=title, year=on.year))


def of_position(title: str, employer: str, industry: str, ended, place: str, country: str) -> Iterator[Told]:
    if title or employer:
        say = _has_worked if ended else _works
        yield Clue(0.5 if ended else 0.8, f"{title} {employer}", lambda: say(title, employer))
    if industry and not ended:
        yield Clue(
            0.5, _called(industry), lambda: _("industry: {industry}").format(industry=name_of_industry(industry))
        )
    if place and not ended:
        yield Spot(place, country, lives=False)


def of_study(title: str, specialisation: str, level: int | None, names: dict) -> Iterator[Told]:
    if specialisation:
        yield Clue(0.6, specialisation, lambda: _("studied {what}").format(what=specialisation))
    yield Clue(0.5, " ".join([title, *names.values()]), lambda: _("studied {what}").format(what=in_language(names)))
    if level:
        yield Level(level)


def of_residence(place: str, country: str, ended) -> Iterator[Told]:
    if place and not ended:
        yield Spot(place, country, lives=True)


def of_language(code: str) -> Iterator[Told]:
    yield Spoken(code)


SOURCES = [
    Source(Topic, ("text",), of_topic),
    Source(Residence, ("place", "country", "ended"), of_residence),
    Source(Position, ("title", "employer", "industry", "ended", "place", "country"), of_position),
    Source(Study, ("title", "specialisation", "level", "programme__names"), of_study),
    Source(Language, ("code",), of_language),
]
OF_OFFERS = Source(Offer, ("note",), of_offer)
OF_GIVEN = Source(Given, ("title", "on"), of_given)  # no fact: with viewers of its own


def _works(title: str, employer: str) -> str:
    if title and employer:
        return _("works as {title} at {employer}").format(title=title, employer=employer)
    return _("works as {title}").format(title=title) if title else _("works at {employer}").format(employer=employer)


def _has_worked(title: str, employer: str) -> str:
    if title and employer:
        return _("has worked as {title} at {employer}").format(title=title, employer=employer)
    worked = _("has worked as {title}") if title else _("has worked at {employer}")
    return worked.format(title=title, employer=employer)


@cache
def _called(industry: str) -> str:
    """In all languages: who asks for "detaljhandel" means "retail"."""
    try:
        return " ".join(industry_name(industry, language) for language in LANGUAGES)
    except KeyError:
        return ""
