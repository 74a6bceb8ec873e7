"""Some rows of a survey at a time: which are new, which repeat, whom they may be about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kohort.kit.tables import Cell

from .ledger import ids_of, row_addresses, row_keys, row_side
from .matching import name_key
from .models import Entry, Record
from .plan import KNOWN, NEW, PAIR
from .reading import Rejection, Row
from .telling import EMAIL, NAME, Saying, is_news, sayings

if TYPE_CHECKING:
    from .survey import Survey

Key = tuple[str, str]


def weigh_batch(survey: Survey, records: list[tuple[int, list[Cell]]]) -> None:
    """Count these records and plan what is done with them, in their order."""
    file = survey.file
    survey.figures.rows += len(records)
    digests = [file.digest(cells) for _number, cells in records]
    by_source = file.digests_by_source(records, digests)
    known = survey.ledger.unchanged(by_source) if survey.ledger.has_entries else {}
    vanishing = survey.ledger.records_of(survey.suppressed.people) if survey.suppressed.people else ()
    if len(known) == len(records) and not vanishing and survey.all_unchanged([known[digest] for digest in digests]):
        return
    fresh = [file.reader.read(*record) for record, digest in zip(records, digests, strict=True) if digest not in known]
    batch = Batch(survey, [row for row in fresh if isinstance(row, Row)], dict(records))
    coming = iter(fresh)
    for (number, _cells), digest in zip(records, digests, strict=True):
        if (entry := known.get(digest)) is None:
            batch.weigh(next(coming))
        elif entry[2] in vanishing:
            survey.reject(number, "kept-out")
        else:
            survey.unchanged(number, *entry[1:])


class Batch:
    """The rows of a batch that were read, with all that is known about them."""

    def __init__(self, survey: Survey, rows: list[Row], cells: dict[int, list[Cell]]):
        self.cells = cells
        self.survey, self.file, self.ledger = survey, survey.file, survey.ledger
        self.ids = {row.number: ids_of(self.file.source_of_row(row), row) for row in rows}
        people, degrees = {ids[0] for ids in self.ids.values()}, {ids[1] for ids in self.ids.values()}
        self.entries, self.records = self.ledger.entries(degrees), self.ledger.records(people)
        self.with_address = self._with_address(rows)
        strangers = [row for row in rows if self.ids[row.number][0] not in self.records]
        self.candidates = {} if self.ledger.is_empty else self._candidates(strangers)
        candidates: set[int] = set().union(*self.candidates.values())
        self.sides = self.ledger.sides(candidates)
        self.degrees = self.ledger.degrees_elsewhere(
            candidates | {record.person_id for record in self.records.values()}
        )

    def _candidates(self, rows: list[Row]) -> dict[str | int, set[int]]:
        addresses = {address for row in rows for address in row_addresses(row)}
        return self.ledger.candidates(addresses, {key for row in rows for key in row_keys(row)})

    def _with_address(self, rows: list[Row]) -> set[int]:
        known = (self.records.get(self.ids[row.number][0]) for row in rows if row.email_private)
        return self.ledger.with_address({record.person_id for record in known if record}) if self.records else set()

    def weigh(self, row: Row | Rejection) -> None:
        if isinstance(row, Rejection):
            return self.survey.rejected(row, self.cells[row.number])
        person, degree = self.ids[row.number]
        record, entry = self.records.get(person), self.entries.get(degree)
        if self._kept_out(row, person, degree, record):
            return self.survey.reject(row.number, "kept-out")
        degree_key = entry.pk if entry else hash(degree)
        if degree_key in self.survey.degrees:
            self.survey.figures.duplicates += 1
            return None
        self.survey.degrees.add(degree_key)
        return self._accept(row, person, record, entry)

    def _kept_out(self, row: Row, person: Key, degree: Key, record: Record | None) -> bool:
        """Somebody who is here already is not kept out by an address they share with somebody who must not be."""
        suppressed = self.survey.suppressed
        if record and record.person_id in suppressed.people:
            return True
        return suppressed.keeps_out(*person, degree[1], () if record else row_addresses(row))

    def _accept(self, row: Row, person: Key, record: Record | None, entry: Entry | None) -> None:
        figures = self.survey.figures
        self.survey.plan.sources.add(person[0])
        figures.updated += entry is not None
        figures.degrees += entry is None and not (record and self._is_told_elsewhere(row, person[0], record.person_id))
        figures.programmes += self.survey.programmes.expect(row)
        if row.warnings:
            self.survey.warn(row.number, row.warnings)
        if record:
            self._known(row, record, entry)
        else:
            self._new(row, person, entry)

    def _is_told_elsewhere(self, row: Row, source: str, person_id: int) -> bool:
        """Whether another source has told of this degree."""
        programme = self.survey.programmes.known_id(row)
        told = self.degrees.get((person_id, programme, row.award_year), {})
        return any(mark != f"register:{source}" for mark in told.values())

    def _known(self, row: Row, record: Record, entry: Entry | None) -> None:
        survey = self.survey
        survey.plan.set_step(row.number, KNOWN)
        survey.plan.met.add(record.pk)
        if entry and entry.record_id != record.pk:
            self._moved(row, record, entry)
        news = {saying.field for saying in sayings(row) if self._is_news(record, saying)}
        survey.plan.changed_names += NAME in news
        survey.plan.changed_addresses += EMAIL in news and EMAIL in record.told
        if EMAIL in news and record.person_id not in self.with_address:
            survey.figures.emails += not survey.mailed.get(record.pk)
            survey.mailed[record.pk] = True
        survey.mailed.setdefault(record.pk, False)
        for address in row_addresses(row):
            survey.matching.addressees[address].add(record.pk)

    def _is_news(self, record: Record, saying: Saying) -> bool:
        """The first row of a person in a file has the word, as when it is written."""
        if saying.field not in {NAME, EMAIL} or (record.pk, saying.field) in self.survey.heard:
            return False
        self.survey.heard.add((record.pk, saying.field))
        return is_news(record, saying)

    def _moved(self, row: Row, record: Record | None, entry: Entry) -> None:
        """The source says now that a degree is another person's: perhaps the same human, perhaps a shifted column."""
        before = self.ledger.record(entry.record_id)
        if before.name_key != name_key(row.given_names, row.surname, row.birth_year):
            self.survey.plan.changed_names += 1
        if record is None or not self.ledger.is_paired(before.person_id, record.person_id):
            self.survey.figures.merged_queue += 1

    def _new(self, row: Row, person: Key, entry: Entry | None) -> None:
        survey, key = self.survey, hash(person)
        is_first = key not in survey.mailed
        survey.plan.set_step(row.number, NEW if is_first else KNOWN)
        if is_first:
            survey.figures.people += 1
            survey.mailed[key] = False
            self._pair(row)
        if entry:
            self._moved(row, None, entry)
        if row.email_private and not survey.mailed[key]:
            survey.mailed[key] = True
            survey.figures.emails += 1
        self._look_for(row, key, person[0])

    def _pair(self, row: Row) -> None:
        """Two ids of one source with one address, name and birth year: left apart, and shown."""
        key = name_key(row.given_names, row.surname, row.birth_year)
        addressees, addresses = self.survey.addressees, [hash(address) for address in row_addresses(row)]
        if key is not None and any(addressees.get(address) == key for address in addresses):
            self.survey.plan.set_step(row.number, PAIR)
            self.survey.figures.merged_queue += 1
        for address in addresses:
            addressees.setdefault(address, key)

    def _look_for(self, row: Row, key: int, source: str) -> None:
        if not self.candidates:
            return
        traits: list[str | int] = [*row_addresses(row), *row_keys(row)]
        people: set[int] = set().union(*(self.candidates.get(trait, ()) for trait in traits))
        for person in people:
            side, sources = self.sides[person]
            side.has_record = source in sources
        self.survey.first_rows.setdefault(key, row.number)
        told = {one for one in people if self._is_told_elsewhere(row, source, one)}
        self.survey.told_elsewhere[key].update(told)
        side = row_side(row, self.survey.programmes.known_id(row))
        self.survey.matching.weigh(key, side, {person: self.sides[person][0] for person in people})
