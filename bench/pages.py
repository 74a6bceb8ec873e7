"""The directory page as a member sees it, against its template with plain queries and against a bare view."""

from collections.abc import Iterator

from kohort.accounts.models import Tally

from .figures import Figure
from .site import as_persona, without_middleware
from .timing import medians

ROUNDS = 25
CASES = {
    "empty": "",
    "one facet": "level=7",
    "text": "q=hansen",
    "text + 3 facets": "q=hansen&level=7&country=NO&work_country=NO",
    "typo": "q=hansne",
    "prefix": "q=hans",
}
DIRECTORY, PLAIN, BARE = "/nordvik/people/?", "/nordvik/bench/plain/?", "/bench/bare/"


def figures() -> Iterator[Figure]:
    member, bare = as_persona("alumna"), without_middleware()
    runs = {f"page {name}": lambda query=query: member(DIRECTORY + query) for name, query in CASES.items()}
    runs |= {f"plain {name}": lambda query=query: member(PLAIN + query) for name, query in CASES.items()}
    took = medians({**runs, "bare": lambda: bare(BARE)}, ROUNDS, before=look_again)
    for name in CASES:
        page, plain = took[f"page {name}"], took[f"plain {name}"]
        title = f"directory, {name}"
        yield Figure(title, page, "ms", plain, "ms same template, plain queries", gate=2)
        yield Figure(title, page, "ms", took["bare"], "ms bare view, no session", gate=8, goal=3)


def look_again() -> None:
    """A member may open so many pages an hour; the measured one may go on."""
    Tally.objects.all().delete()
