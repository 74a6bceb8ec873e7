"""What is told of somebody, as a value: what the index keeps, what they are ranked by and what reasons are made of."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from .near import Spot


class Clue(NamedTuple):
    """That they know about something. `strength` is 0 to 1; `said` names a sentence of `wording` and what fills it."""

    strength: float
    text: str
    said: tuple


class Spoken(NamedTuple):
    """A language, ISO 639."""

    code: str


class Level(NamedTuple):
    """Of a study, EQF."""

    level: int


One = Clue | Spot | Spoken | Level


class Told(NamedTuple):
    """All of one person."""

    clues: list[Clue]
    spots: list[Spot]
    spoken: list[Spoken]
    levels: list[Level]

    @classmethod
    def of(cls, ones: Iterable[One]) -> "Told":
        sorts: dict[type, list] = {sort: [] for sort in SORTS}
        for one in ones:
            sorts[type(one)].append(one)
        return cls(*sorts.values())

    @classmethod
    def read(cls, text: bytes) -> "Told":
        """What `written` wrote."""
        clues, spots, spoken, levels = json.loads(text)
        return cls(
            [Clue._make(one) for one in clues],
            [Spot._make(one) for one in spots],
            [Spoken._make(one) for one in spoken],
            [Level._make(one) for one in levels],
        )

    def written(self) -> bytes:
        return json.dumps(self).encode()


SORTS = (Clue, Spot, Spoken, Level)
NORWEGIAN = {"nb": "no", "nn": "no"}


def folded(language: str) -> str:
    """Bokmål and nynorsk are Norwegian."""
    return NORWEGIAN.get(language, language)
