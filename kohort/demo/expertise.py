"""What people of the demo know about, by what they studied, and what they add to an offer; each in its language."""

from collections.abc import Sequence
from functools import cache

from kohort.people.models import Person, Study
from kohort.people.vocabulary.tables import rows

from .curriculum import DATA, institutions

WHY = "the demo writes on behalf of everybody"


@cache
def _tables() -> tuple[dict[tuple[str, str], list[str]], dict[tuple[str, str], str], dict[str, str]]:
    known = {(row["language"], row["field"]): row["topics"].split(";") for row in rows(DATA / "topics.tsv")}
    added = {(row["language"], row["kind"]): row["note"] for row in rows(DATA / "notes.tsv")}
    codes = {one.code: one.field for plan in institutions().values() for one in plan.programmes}
    return known, added, codes


def topics(language: str, field: str) -> list[str]:
    """In one's own words; none for a field nobody has words for."""
    return _tables()[0].get((language, field), [])


def notes(language: str, kind: str) -> str:
    """A line in one's own words, "" for most kinds."""
    return _tables()[1].get((language, kind), "")


def fields(people: Sequence[Person]) -> dict[int, str]:
    """The field of the first thing each studied, by their ids."""
    studies = Study.objects.trusted(WHY).filter(person__in=people).order_by("-first_year", "-pk")
    codes = _tables()[2]
    return {person: codes.get(code, "") for person, code in studies.values_list("person_id", "programme__code")}
