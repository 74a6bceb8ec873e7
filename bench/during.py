"""What a register of 145,000 rows does to those who write at the same time: signing in, over HTTP."""

import time
import urllib.error
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import median, quantiles

from .figures import Figure
from .homes import Home
from .serving import served, signed_in
from .timing import milliseconds

WRITERS, PACE = 4, 0.1  # at once, seconds between two writes of one
TITLE = "a web write during an import"


def figures(home: Home) -> Iterator[Figure]:
    with served(home) as (address, _pid), ThreadPoolExecutor(WRITERS + 1) as threads:
        importing = threads.submit(lambda: list(home.measure("incoming")))
        writing = [threads.submit(_write, address, until=importing.done) for _writer in range(WRITERS)]
        yield from importing.result()
        took = [one for each in writing for one in each.result()]
    written = [one for one in took if one is not None]
    yield Figure(f"{TITLE}, median of {len(written):,}", median(written), "ms")
    yield Figure(f"{TITLE}, p99", quantiles(written, n=100)[-1], "ms", gate=500)
    yield Figure(f"{TITLE}, longest", max(written), "ms", gate=2000)
    yield Figure(f"{TITLE}, failed", len(took) - len(written), "writes", gate=0)


def _write(address: str, until: Callable[[], bool]) -> list[float | None]:
    """Milliseconds of each sign-in, None for one that failed."""
    took: list[float | None] = []
    while not until():
        try:
            took.append(milliseconds(lambda: signed_in(address, "alumna")))
        except (urllib.error.URLError, TimeoutError):
            took.append(None)
        time.sleep(PACE)
    return took
