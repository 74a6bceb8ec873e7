"""The baseline: what somebody finds who searches for the words of an ask among all who offer that kind.

Twice: SQLite's FTS5 with any of the words, best match first (BM25), and the directory of the house, which wants all
words of the title and knows nothing of asks.
"""

import re
import sqlite3
from collections.abc import Mapping, Sequence

from kohort.access.viewer import Viewer
from kohort.people.finding import find
from kohort.people.segments import Segment

from .filling import TAUGHT
from .made import Asking, Made
from .words import FIELDS

WORD = re.compile(r"\w+")


class Plain:
    """People (places in the list) by the words they left, and by what they offer."""

    def __init__(self, made: Sequence[Made]) -> None:
        self.table = sqlite3.connect(":memory:")
        self.table.execute("CREATE VIRTUAL TABLE person USING fts5(words, offers, tokenize='unicode61')")
        rows = ((place, _text(one), " ".join(_offers(one))) for place, one in enumerate(made) if not one.hidden)
        self.table.executemany("INSERT INTO person (rowid, words, offers) VALUES (?, ?, ?)", rows)

    def search(self, ask: Asking, text: str, limit: int) -> list[int]:
        words = " OR ".join(f'"{one}"' for one in WORD.findall(text))
        query = f'words : ({words}) AND offers : "{ask.kind}"'
        ranked = "SELECT rowid FROM person WHERE person MATCH ? ORDER BY bm25(person), rowid LIMIT ?"
        return [place for (place,) in self.table.execute(ranked, (query, limit))]


def directory(ask: Asking, viewer: Viewer, places: Mapping[int, int], limit: int) -> list[int]:
    """Whom the directory shows first for the title; `places` are those of people's ids."""
    segment = Segment(viewer.institution_id or 0, ask.title, (("offers", (ask.kind,)),))
    return [places[one] for one in find(segment, viewer).owners[:limit]]


def _offers(one: Made) -> list[str]:
    return one.offers[1:] if one.ended else one.offers


def _text(one: Made) -> str:
    studied = (FIELDS[one.studied][language].forms[0] for language in TAUGHT[one.country])
    return "\n".join([*one.texts, one.note, one.work, one.town, *studied])
