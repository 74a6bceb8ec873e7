"""Who of a file is who of the database: decisions only, nothing is read or written here.

Two ids of one source never join by themselves. Across sources two things make sure: an address that stands on one
person here and one in the file, with surname and birth year; or name, birth year and programme that fit one person on
each side. What is merely likely is for people to decide.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypeVar

from kohort.kit.bugs import bug
from kohort.kit.folding import fold

from .models import Merge

Why = Merge.Why
T = TypeVar("T")


@dataclass(slots=True)
class Side:
    """One human as one side knows them, in folded names: `given` single words, `full` all given names of a record,
    `surnames` also former ones. `programmes` are ids. `has_record` tells on the side of the database whether the source
    of the file knows this one under another id.
    """

    given: set[str] = field(default_factory=set)
    full: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    birth_years: set[int] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    programmes: set[int] = field(default_factory=set)
    has_record: bool = False

    def named(self, given_names: str, call_name: str, *surnames: str) -> "Side":
        """This side with one more name it goes by."""
        self.full.add(fold(given_names))
        self.given |= set(fold(f"{given_names} {call_name}").split())
        self.surnames |= {fold(surname) for surname in surnames} - {""}
        return self


@dataclass(slots=True, frozen=True)
class Hint:
    """What speaks for a candidate: `by` is "address", "programme", or "" for what is likely at most."""

    person: int
    by: str
    why: str
    address: str = ""


@dataclass(slots=True, frozen=True)
class Match:
    """`sure`: the person it is, or None. `likely`: people to show beside it, with the reason."""

    sure: int | None = None
    likely: tuple[tuple[int, str], ...] = ()


NOBODY = Match()
MOST_LIKELY = 5


def without_none(values: Iterable[T | None]) -> set[T]:
    return {value for value in values if value is not None}


def name_key(given_names: str, surname: str, birth_year: int | None) -> int | None:
    """A number equal for all spellings of first given name, surname and birth year; None where no year is known."""
    if birth_year is None:
        return None
    first = fold(given_names).partition(" ")[0]
    text = f"{first}\x1f{fold(surname)}\x1f{birth_year}"
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)


def hint(row: Side, person_id: int, person: Side) -> Hint | None:
    """What one row and one person have in common, or None when it is not worth a look."""
    shared = row.addresses & person.addresses
    address = min(shared) if shared else ""
    surname = not row.surnames.isdisjoint(person.surnames)
    born = not row.birth_years.isdisjoint(person.birth_years)
    apart = bool(row.birth_years and person.birth_years) and not born
    given = _same_given(row.given, person.given)
    if apart or not (given or (address and surname and born)):
        return None
    if person.has_record and not bug("ids-join"):
        return Hint(person_id, "", Why.PAIR) if address and surname and born and given else None
    if address and surname and born and given:
        return Hint(person_id, "address", Why.NAME, address)
    if _same_degree(row, person):
        return Hint(person_id, "programme", Why.SEVERAL)
    if address and (surname or born):
        return Hint(person_id, "", Why.ADDRESS)
    return Hint(person_id, "", Why.NAME) if surname and born and given else None


def _same_degree(row: Side, person: Side) -> bool:
    """Name, birth year and programme are the same."""
    named = not row.full.isdisjoint(person.full) and not row.surnames.isdisjoint(person.surnames)
    return named and bool(row.birth_years & person.birth_years) and bool(row.programmes & person.programmes)


def _same_given(one: set[str], other: set[str]) -> bool:
    """A word in common, or an initial that fits: Kari Anne is Kari, and K. Hansen may be she."""
    initials = {word for word in one | other if len(word) == 1}
    return not one.isdisjoint(other) or any(
        word[0] in initials and (word[0] in one) != (word[0] in other) for word in one ^ other if len(word) > 1
    )


class Matching:
    """Collects the hints of a whole file, since only at its end it is known what stands on one person alone."""

    def __init__(self):
        self.hints: dict[int, dict[int, Hint]] = defaultdict(dict)
        self.address_owners: dict[str, set[int]] = defaultdict(set)
        self.addressees: dict[str, set[int]] = defaultdict(set)
        self.namesakes: set[int] = set()  # whom the same source already has under another id

    def weigh(self, key: int, row: Side, candidates: dict[int, Side]) -> None:
        """`key` stands for the human in the file; a human has a row for each degree, and the strongest hint counts."""
        for address in row.addresses:
            self.addressees[address].add(key)
        for person_id, person in candidates.items():
            for address in row.addresses & person.addresses:
                self.address_owners[address].add(person_id)
            if person.has_record and _same_degree(row, person):
                self.namesakes.add(key)
            found = hint(row, person_id, person)
            known = self.hints[key].get(person_id)
            if found and (known is None or not known.by):
                self.hints[key][person_id] = found

    def decide(self) -> dict[int, Match]:
        """For every human of the file with at least one hint."""
        strong = Counter(hint.person for hints in self.hints.values() for hint in hints.values() if hint.by)
        matches = {key: self._decide(key, list(hints.values()), strong) for key, hints in self.hints.items() if hints}
        return _one_each(matches)

    def _decide(self, key: int, hints: list[Hint], wanted: Counter) -> Match:
        sure = [hint for hint in hints if self._is_sure(key, hint, hints, wanted)]
        if len(sure) == 1:
            return Match(sure=sure[0].person)
        return Match(likely=tuple((hint.person, hint.why) for hint in hints)[:MOST_LIKELY])

    def _is_sure(self, key: int, found: Hint, hints: list[Hint], wanted: Counter) -> bool:
        if found.by == "address":
            alone = len(self.address_owners[found.address]) == 1 and len(self.addressees[found.address]) == 1
            return alone or bug("shared-address-joins")
        if found.by == "programme":
            rivals = sum(bool(hint.by) for hint in hints) + wanted[found.person]
            return rivals == 2 and key not in self.namesakes
        return False


def _one_each(matches: dict[int, Match]) -> dict[int, Match]:
    """Two humans of one source that both surely are the same person are not: both wait."""
    taken = Counter(match.sure for match in matches.values() if match.sure is not None)
    return {
        key: match if match.sure is None or taken[match.sure] == 1 else Match(likely=((match.sure, Why.SEVERAL),))
        for key, match in matches.items()
    }
