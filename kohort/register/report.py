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
    "updated": gettext_lazy("changed degrees"),
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
NEWS = ngettext_lazy("%(n)s changed degree", "%(n)s changed degrees", "count")
LEFT_OUT = ngettext_lazy("%(n)s row left out", "%(n)s rows left out", "count")
COLOURS = {"done": "success", "running": "info", "refused": "danger", "stopped": "warning", "undoing": "info"}


class Problems(NamedTuple):
    """Rows with one thing wrong: what, how many, and the numbers of the first ones."""

    sentence: str
    number: int
    first: str


def reason(code: str) -> str:
    """The sentence of a reason or a warning."""
    return str((REASONS | WARNINGS).get(code, MUST_STAY_OUT))


class Report:
    """The figures of an import in words. Every part is empty for a file nobody has looked at yet."""

    def __init__(self, run: Import):
        self.run, self.figures = run, run.figures

    def headlines(self) -> list[tuple[str, int]]:
        """(label, number)."""
        return [(str(label), self.figures.get(name, 0)) for name, label in HEADLINES.items()]

    def sentences(self) -> list[str]:
        """What else there is to say: each figure that is not zero in a sentence."""
        return [_counted(said, self.figures[name]) for name, said in SENTENCES.items() if self.figures.get(name)]

    def rejected(self) -> list[Problems]:
        """Rows that are left out, by reason."""
        numbers = self.figures.get("rejected_lines", {})
        counts = self.figures.get("rejected", {})
        return [Problems(reason(why), count, _first(numbers.get(why, []))) for why, count in counts.items()]

    def warnings(self) -> list[Problems]:
        """Rows that are taken in with something to say about them."""
        return [Problems(reason(why), count, "") for why, count in self.figures.get("warnings", {}).items()]

    def has_lines(self) -> bool:
        """Whether there is a line to write into the error file; ids we made ourselves are no errors."""
        doubtful = (why for why in self.figures.get("warnings", {}) if not why.startswith("derived-"))
        return bool(self.figures.get("rejected")) or any(doubtful)

    def summary(self) -> str:
        """One line for a list."""
        left_out = sum(self.figures.get("rejected", {}).values())
        told = [(NEW, self.figures.get("people")), (NEWS, self.figures.get("updated")), (LEFT_OUT, left_out)]
        return ", ".join(_counted(said, number) for said, number in told if number)

    def colour(self) -> str:
        """Of the tag that names its state."""
        return COLOURS.get(self.run.state, "neutral")


def _counted(said, number: int) -> str:
    return said % {"count": number, "n": intcomma(number)}


def _first(numbers: list[int]) -> str:
    told, rest = ", ".join(map(str, numbers[:FIRST])), len(numbers) - FIRST
    return _("%(numbers)s and %(rest)s more") % {"numbers": told, "rest": intcomma(rest)} if rest > 0 else told
