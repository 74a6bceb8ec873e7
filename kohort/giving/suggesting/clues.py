"""What rows tell of somebody: clues that they know about something, where they are, what they speak and their level."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from django.db.models import Value

from kohort.access.audience import Audience
from kohort.access.guard import Guarded
from kohort.giving.given import Given
from kohort.giving.models import Offer
from kohort.people.models import Language, Position, Residence, Study, Topic
from kohort.people.vocabulary.countries import LANGUAGES
from kohort.people.vocabulary.industries import industry_name

from .near import Spot
from .told import Clue, Level, One, Spoken

STRONG = 0.8  # from here on somebody surely knows about it


class Source(NamedTuple):
    """Rows of a kind: columns, what they tell, and who sees them."""

    model: type[Guarded]
    columns: tuple[str, ...]
    told: Callable[..., Iterator]  # of One
    audience: str | Value = "audience"


def of_topic(text: str) -> Iterator[One]:
    yield Clue(1.0, text, ("topic", text))


def of_offer(note: str) -> Iterator[One]:
    if note:
        yield Clue(1.0, note, ("offer", note))


def of_given(title: str, year: int) -> Iterator[One]:
    if title:
        yield Clue(0.9, title, ("given", title, year))


def of_position(title: str, employer: str, industry: str, ended, place: str, country: str) -> Iterator[One]:
    if title or employer:
        yield Clue(0.5 if ended else 0.8, f"{title} {employer}", ("worked" if ended else "works", title, employer))
    if industry and not ended:
        yield Clue(0.5, _called(industry), ("industry", industry))
    if place and not ended:
        yield Spot(place, country, lives=False)


def of_study(title: str, specialisation: str, level: int | None, names: dict) -> Iterator[One]:
    if specialisation:
        yield Clue(0.6, specialisation, ("specialised", specialisation))
    yield Clue(0.5, " ".join([title, *names.values()]), ("studied", names))
    if level:
        yield Level(level)


def of_residence(place: str, country: str, ended) -> Iterator[One]:
    if place and not ended:
        yield Spot(place, country, lives=True)


def of_language(code: str) -> Iterator[One]:
    yield Spoken(code)


OF_OFFERS = Source(Offer, ("note",), of_offer)
OF_GIVEN = Source(Given, ("title", "on__year"), of_given, Value(Audience.OFFICE))  # the receiver sees it as well
OF_PLACES = (
    Source(Residence, ("place", "country", "ended"), of_residence),
    Source(Position, ("title", "employer", "industry", "ended", "place", "country"), of_position),
)
OF_FACTS = (
    Source(Topic, ("text",), of_topic),
    *OF_PLACES,
    Source(Study, ("title", "specialisation", "level", "programme__names"), of_study),
    Source(Language, ("code",), of_language),
)


@cache
def _called(industry: str) -> str:
    """In all languages: who asks for "detaljhandel" means "retail"."""
    try:
        return " ".join(industry_name(industry, language) for language in LANGUAGES)
    except KeyError:
        return ""
