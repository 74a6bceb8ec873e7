"""How the directory's time grows with the number of people: two homes asked in turns, each by a process of its own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from statistics import median
from urllib.parse import urlencode

from .figures import Figure
from .homes import Home

ROUNDS = 40
MOST = 1000
NARROWING = ("study.programme", "study.level", "residence.place", "position.industry", "position.employer")
Ask = Callable[[str], float]  # milliseconds of a page


def figures(small: Home, large: Home) -> Iterator[Figure]:
    with answering(small) as (few_here, ask_small), answering(large) as (few_there, ask_large):
        size, sizes = f"{large.people:,}", f"ms at {small.people:,}"
        times = [(ask_small(few_here), ask_large(few_there), ask_small(""), ask_large("")) for _ in range(ROUNDS)]
    here, there, all_here, all_there = (median(column) for column in zip(*times[1:], strict=True))
    yield Figure(f"growth, ≤ {MOST:,} match, at {size}", there, "ms", here, sizes, gate=1.5, goal=1.1)
    yield Figure(f"growth, everybody matches, at {size}", all_there, "ms", all_here, sizes)


@contextmanager
def answering(home: Home) -> Iterator[tuple[str, Ask]]:
    """The narrow query of this home, and a way to have pages made there."""
    command = [sys.executable, "-m", "bench", "--answer"]
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "bufsize": 1}
    with subprocess.Popen(command, env=home.environment, **streams) as process:

        def ask(query: str) -> float:
            print(query, file=process.stdin, flush=True)
            return float(process.stdout.readline())

        yield process.stdout.readline().strip(), ask
        process.stdin.close()


def answer() -> None:
    """In the process of a home: tells the narrow query, then opens the directory for every line it is sent."""
    from .pages import DIRECTORY, look_again  # Django is set up only here
    from .site import as_persona
    from .timing import milliseconds

    member = as_persona("alumna")
    print(narrow_query(), flush=True)
    for line in sys.stdin:
        look_again()
        print(milliseconds(partial(member, DIRECTORY + line.strip())), flush=True)


def narrow_query() -> str:
    """One value of one facet, with the most people up to `MOST`."""
    from kohort.people.segments import Segment  # as above
    from kohort.search import engine

    from .site import viewer_of

    viewer = viewer_of("alumna")
    question = Segment(viewer.institution_id).question(viewer)
    counts = engine.ask(question, facets=dict.fromkeys(NARROWING, 200)).facets
    fitting = [(n, facet, value) for facet, found in counts.items() for value, n in found if n <= MOST]
    _count, facet, value = max(fitting)
    return urlencode({facet.partition(".")[2]: value})
