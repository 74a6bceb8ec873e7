"""What an import does, in plain words. The same words tell what would happen and what has happened."""

from typing import NamedTuple

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from .models import Import
from .reading import REASONS, WARNINGS

FIRST = 5  # record numbers told of each reason
MUST_STAY_OUT = gettext_lazy("Must not be taken in: protected, deceased or erased on request.")
HEADLINES = {
    "people": gettext_lazy("new people"),
    "degrees": gettext_lazy("new degrees"),
    "updated": gettext_lazy("degrees with news"),
    "unchanged": gettext_lazy("degrees as they were"),
}
SENTENCES = {
    "emails": ngettext_lazy("%(n)s person gets an e-mail address.", "%(n)s people get an e-mail address.", "count"),
    "programmes": ngettext_lazy("%(n)s programme is new.", "%(n)s programmes are new.", "count"),
    "merged_queue": ngettext_lazy(
        "%(n)s pair may be one person; it waits for the office to say.",
        "%(n)s pairs may be one person; they wait for the office to say.",
        "count",
    ),
    "duplicates": ngettext_lazy(
        "%(n)s row repeats another one and counts once.", "%(n)s rows repeat another one and count once.", "count"
    ),
    "vanished": ngettext_lazy(
        "%(n)s person here is now marked as protected or deceased and is removed.",
        "%(n)s people here are now marked as protected or deceased and are removed.",
        "count",
    ),
}
NEW = ngettext_lazy("%(n)s new person", "%(n)s new people", "count")
NEWS = ngettext_lazy("%(n)s degree with news", "%(n)s degrees with news", "count")
LEFT_OUT = ngettext_lazy("%(n)s row left out", "%(n)s rows left out", "count")


class Problems(NamedTuple):
    """Rows with one thing wrong: what, how many, and the numbers of the first ones."""

    sentence: str
    count: int
    first: str


def reason(code: str) -> str:
    """The sentence of a reason or a warning."""
    return (REASONS | WARNINGS).get(code, MUST_STAY_OUT)


def headlines(run: Import) -> list[tuple[str, int]]:
    """(label, number)."""
    return [(label, run.figures.get(name, 0)) for name, label in HEADLINES.items()]


def sentences(run: Import) -> list[str]:
    """What else there is to say: each figure that is not zero in a sentence."""
    return [_counted(said, run.figures[name]) for name, said in SENTENCES.items() if run.figures.get(name)]


def _counted(said, number: int) -> str:
    return said % {"count": number, "n": intcomma(number)}


def rejected(run: Import) -> list[Problems]:
    """Rows that are left out, by reason."""
    numbers = run.figures.get("rejected_lines", {})
    counts = run.figures.get("rejected", {})
    return [Problems(reason(why), count, _first(numbers.get(why, []))) for why, count in counts.items()]


def _first(numbers: list[int]) -> str:
    told, rest = ", ".join(map(str, numbers[:FIRST])), len(numbers) - FIRST
    return _("%(numbers)s and %(rest)s more") % {"numbers": told, "rest": intcomma(rest)} if rest > 0 else told


def warnings(run: Import) -> list[Problems]:
    """Rows that are taken in with something to say about them."""
    return [Problems(reason(why), count, "") for why, count in run.figures.get("warnings", {}).items()]


def summary(run: Import) -> str:
    """One line for a list."""
    left_out = sum(run.figures.get("rejected", {}).values())
    told = [(NEW, run.figures.get("people")), (NEWS, run.figures.get("updated")), (LEFT_OUT, left_out)]
    return ", ".join(_counted(said, number) for said, number in told if number)
