"""The first pass over a file: what it would do, without writing anything. A dry run is this and nothing more.

Keeps a byte a row and some numbers a person, never rows, so that a million rows fit.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from itertools import islice

from kohort.kit.tables import Cell

from .file import RegisterFile, short_id
from .ledger import Ledger
from .matching import Match, Matching
from .plan import Plan, Suppression
from .programmes import Programmes
from .reading import Rejection
from .suppressing import surely
from .tombstones import Suppressed, marks, people_here
from .weighing import weigh_batch

BATCH = 1000


def survey(file: RegisterFile, tick: Callable[[int], None] = lambda number: None) -> Plan:
    """Raises Refused when the file is damaged further down. `tick` hears the number of the last record.

    When somebody turns out to be protected or deceased after other rows about them were counted, it begins again with
    that knowledge.
    """
    suppressed = Suppressed(file.institution)
    while True:
        going = Survey(file, suppressed)
        going.run(tick)
        if not going.came_late:
            return going.finish()


class Survey:
    """One reading of the file. Humans and degrees are kept as numbers: ids of the known, hashes of the new."""

    def __init__(self, file: RegisterFile, suppressed: Suppressed):
        self.file, self.suppressed = file, suppressed
        self.ledger = Ledger(file.institution)
        self.programmes = Programmes(file.institution, file.recognised.language)
        self.matching = Matching()
        self.plan = Plan()
        self.figures = self.plan.figures
        self.degrees: set[int] = set()
        self.mailed: dict[int, bool] = {}  # every human met, and whether with an address
        self.first_rows: dict[int, int] = {}  # of new ones who may be somebody we know
        self.addressees: dict[int, int | None] = {}  # hashed address -> name key
        self.told_elsewhere: dict[int, Counter] = defaultdict(Counter)  # degrees of new ones that others here have
        self.heard: set[tuple[int, str]] = set()
        self.came_late = False

    def run(self, tick: Callable[[int], None]) -> None:
        records = self.file.records()
        while batch := list(islice(records, BATCH)):
            weigh_batch(self, batch)
            self.plan.length = batch[-1][0]
            tick(self.plan.length)

    def finish(self) -> Plan:
        """Decides who is who, now that the whole file is known."""
        for key, match in self.matching.decide().items():
            if key in self.first_rows:
                self.plan.matches[self.first_rows[key]] = match
                self._count(key, match)
        return self.plan

    def _count(self, key: int, match: Match) -> None:
        self.figures.merged_queue += len(match.likely)
        if match.sure is not None:
            self.figures.people -= 1
            self.figures.degrees -= self.told_elsewhere[key][match.sure]
            self.figures.emails -= bool(self.mailed[key] and self.ledger.with_address([match.sure]))

    def unchanged(self, number: int, entry: int, record: int, warnings: str) -> None:
        """A row that says what it said last time."""
        if entry in self.degrees:
            self.figures.duplicates += 1
            return
        self.degrees.add(entry)
        self.figures.unchanged += 1
        self.plan.met.add(record)
        if warnings:
            self.warn(number, warnings.split())

    def all_unchanged(self, known: list[tuple]) -> bool:
        """The same for many rows at once, when none of them repeats another or has a warning. Whether it was so."""
        _digests, entries, records, warnings = zip(*known, strict=True)
        plain = not any(warnings) and len(set(entries)) == len(entries) and self.degrees.isdisjoint(entries)
        if plain:
            self.degrees.update(entries)
            self.figures.unchanged += len(entries)
            self.plan.met.update(records)
        return plain

    def warn(self, number: int, warnings: Iterable[str]) -> None:
        """Every warning is counted; a list of thousands of ids we made would help nobody."""
        self.figures.warnings.update(warnings)
        self.plan.problems += ((number, one, "", True) for one in warnings if not one.startswith("derived-"))

    def rejected(self, row: Rejection, cells: list[Cell]) -> None:
        self.reject(row.number, row.reason, row.column)
        if row.reason in {"protected", "deceased"}:
            self._suppress(row, cells)

    def reject(self, number: int, reason: str, column: str = "") -> None:
        self.figures.reject(number, reason)
        self.plan.problems.append((number, reason, column, False))

    def _suppress(self, row: Rejection, cells: list[Cell]) -> None:
        source, institution = self.file.source_of_row(row), self.file.institution
        ids = (source, short_id(row.source_person_id), short_id(row.source_degree_id))
        known_by = marks(institution, *ids, row.emails)
        here = people_here(institution, *ids) or surely(self, source, row.number, cells)
        if not (known_by <= self.suppressed.marks and here <= self.suppressed.people):
            self.came_late |= self._has_met(*ids, row.emails) or bool(here)
        self.suppressed.marks |= known_by
        self.suppressed.people |= here
        self.plan.suppressions.append(Suppression(row.reason, known_by, here))
        self.figures.vanished = len(self.suppressed.people)

    def _has_met(self, source: str, person_id: str, degree_id: str, emails: tuple[str, ...]) -> bool:
        """Whether a row above was about the same human."""
        return (
            hash((source, person_id)) in self.mailed
            or hash((source, degree_id)) in self.degrees
            or any(hash(email) in self.addressees for email in emails)
        )
