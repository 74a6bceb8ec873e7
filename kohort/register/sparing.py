"""What an undo would do, told before it is done."""

from itertools import islice
from typing import NamedTuple

from django.db.models import F

from .models import Entry, Import, Record
from .undoing import CannotUndo, is_built_upon, touched

WHY = "what an undo would take away is told to the coordinator who asks for it"
PART = 5000


class Foretold(NamedTuple):
    """How many people the import brought, how many degrees, and how many of those people stay."""

    people: int
    degrees: int
    spared: int


def foretell(run: Import) -> Foretold:
    """Raises CannotUndo."""
    if not run.can_be_undone:
        raise CannotUndo("too-late")
    if is_built_upon(run):
        raise CannotUndo("later-first")
    brought = Record.objects.trusted(WHY).filter(made_by=run, brought_person=True)
    spared = _renamed(brought)
    people = brought.values_list("person_id", flat=True).iterator()
    while part := list(islice(people, PART)):
        spared |= touched(part, run)
    degrees = Entry.objects.trusted(WHY).filter(made_by=run).count()
    return Foretold(brought.count(), degrees, len(spared))


def _renamed(brought) -> set[int]:
    same = {f"person__{name}": F(name) for name in ("given_names", "call_name", "surname")}
    return set(brought.exclude(**same).values_list("person_id", flat=True))
