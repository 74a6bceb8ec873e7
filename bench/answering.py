"""The process of a home that opens its directory when it is asked to (see `growth`)."""

import json
import sys
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from kohort.people.segments import Segment
from kohort.search import engine
from kohort.search.questions import Question

from .growth import EVERYBODY
from .pages import DIRECTORY, look_again
from .site import as_persona, viewer_of
from .timing import milliseconds

MOST = 1000
WORDS = ("hansen", "andersen", "solberg", "haugen", "aas", "moen", "strand", "sandvik", "nygård", "tangen", "hegdal")
NARROWING = ("study.programme", "study.level", "residence.place", "position.industry", "position.employer")


def answer() -> None:
    """Tell the queries of this home, then open the directory for every line that is sent."""
    member = as_persona("alumna")
    print(json.dumps(queries()), flush=True)
    for line in sys.stdin:
        look_again()
        print(milliseconds(partial(member, DIRECTORY + line.strip())), flush=True)


def queries() -> dict[str, str]:
    """A word and a value of a facet, each with the most people up to `MOST`; and everybody."""
    viewer = viewer_of("alumna")
    everybody = Segment(viewer.institution_id).question(viewer)
    name, value = _value(everybody)
    return {
        f"a word, ≤ {MOST:,} match": urlencode({"q": _word(everybody)}),
        f"a facet, ≤ {MOST:,} match": urlencode({name: value}),
        EVERYBODY: "",
    }


def _word(everybody: Question) -> str:
    totals = {word: engine.ask(replace(everybody, text=word), limit=0).total for word in WORDS}
    return max((word for word in WORDS if totals[word] <= MOST), key=totals.__getitem__)


def _value(everybody: Question) -> tuple[str, str]:
    counts = engine.ask(everybody, facets=dict.fromkeys(NARROWING, 200)).facets
    fitting = [(n, facet, value) for facet, found in counts.items() for value, n in found if n <= MOST]
    _count, facet, value = max(fitting)
    return facet.partition(".")[2], value
