"""A register of 145,000 rows taken in where people are already, while others write (see `during`)."""

from collections.abc import Iterator

from kohort.institutions.models import Institution
from kohort.register.running import take_in

from .figures import Figure
from .imports import ROWS, register
from .timing import milliseconds


def figures() -> Iterator[Figure]:
    with register(Institution.objects.get(slug="lysbu")) as file:
        yield Figure(f"import, {ROWS:,} rows while others write", milliseconds(lambda: take_in(file())) / 1000, "s")
