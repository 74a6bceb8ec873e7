"""One's watches are ended from the mail about them, one or all. For `stopping`, which knows whose mail it is."""

from kohort.opportunities.models import Watch
from kohort.people.models import Person

ALL, ONE = "watches", "watch-"  # scopes of `stopping`; the key of a watch follows the second
WHY = "whoever has a mail may stop more of its kind"


def scope_of(watch: Watch) -> str:
    return f"{ONE}{watch.key}"


def is_of(scope: str) -> bool:
    return scope == ALL or scope.startswith(ONE)


def end(person: Person, scope: str) -> None:
    """For good: they are set anew from the list."""
    rows = Watch.objects.trusted(WHY).filter(person=person)
    (rows if scope == ALL else rows.filter(key=scope.removeprefix(ONE))).delete()
