"""The second pass: some hundred rows at a time into the database, each time in one transaction with the place reached.

What is new needs no journal, since its record says which import brought it; see `updating` for who was here before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar, cast

from django.utils import timezone

from kohort.access.guard import Guarded
from kohort.institutions.models import Programme
from kohort.people.indexing import changed
from kohort.people.models import Contact, OtherName, Person, Study
from kohort.people.years import academic_years, nominal_length

from .file import RegisterFile, short
from .ledger import Ledger, ids_of, row_addresses
from .matching import NOBODY, Match, name_key, without_none
from .models import Entry, FormerKey, Import, Merge, Record, Source
from .plan import NEW, PAIR, Plan
from .programmes import Programmes
from .reading import Row
from .telling import Saying, sayings, take_note
from .updating import Updates

WHY = "an import writes what its plan says"
Made = TypeVar("Made", bound=Guarded)
Key = tuple[str, str]  # (source, id)


class Applying:
    """Carries a plan out. One per run, so that programmes and sources are looked up once."""

    def __init__(self, file: RegisterFile, plan: Plan, run: Import):
        self.file, self.plan, self.run = file, plan, run
        self.institution = file.institution
        self.programmes = Programmes(self.institution, file.recognised.language)
        here = Source.objects.trusted(WHY).filter(institution=self.institution)
        self.sources = {source.name: source for source in here}
        for name in plan.sources - self.sources.keys():
            self.sources[name] = Source.objects.create(institution=self.institution, name=name)
        self.marks = {name: source.mark for name, source in self.sources.items()}
        self.ledger = Ledger(self.institution)
        self.ledger.has_records = True  # from the first chunk on

    def chunk(self, rows: list[Row]) -> None:
        """Write these rows. Called inside a transaction."""
        Chunk(self, rows).write()


class Chunk:
    """The rows of one transaction and what is made of them."""

    def __init__(self, applying: Applying, rows: list[Row]):
        self.all, self.rows, self.run = applying, rows, applying.run
        self.plan, self.institution = applying.plan, applying.institution
        self.now = timezone.now()
        self.ids = {row.number: ids_of(applying.file.source_of_row(row), row) for row in rows}
        self.new_people: dict[Key, Person] = {}
        self.records: dict[Key, Record] = {}
        self.new_records: list[Record] = []
        self.facts: dict[type, list] = defaultdict(list)
        self.former: list[tuple[Record, str]] = []
        self.updates = Updates(self.run, self.now)

    def write(self) -> None:
        self._find()
        self._make_people()
        for row in self.rows:
            self._tell(row)
        _make(Record, self.new_records)
        self._studies()
        self.updates.write()
        for model, facts in self.facts.items():
            _make(model, facts)
        _make(FormerKey, list(_former_keys([*self.former, *self.updates.former])))
        self._merges()
        narrowed = self.updates.narrowed
        changed({record.person_id for record in self.records.values()} - narrowed)
        changed(narrowed, narrowing=True)

    def _find(self) -> None:
        """Those the house knows already, looked for only where the survey has met them."""
        self.records = self.all.ledger.records({self.ids[row.number][0] for row in self.rows if not self._is_new(row)})
        for (source, _id), record in self.records.items():
            record.source = self.all.sources[source]
        self.entries = self.all.ledger.entries({ids[1] for ids in self.ids.values()})
        matched = {person for row in self.rows for person in _people(self._match(row))}
        here = Person.objects.trusted(WHY).filter(pk__in=matched).values_list("pk", flat=True)
        self.here = set(here) if matched else set()  # somebody may have gone since the survey

    def _is_new(self, row: Row) -> bool:
        return self.plan.step(row.number) in {NEW, PAIR}

    def _match(self, row: Row) -> Match:
        return self.plan.matches.get(row.number, NOBODY)

    def _make_people(self) -> None:
        for row in self.rows:
            if self._is_new(row) and self._match(row).sure not in self.here:
                self.new_people[self.ids[row.number][0]] = Person(
                    institution_id=self.institution.pk,
                    given_names=row.given_names[:120],
                    call_name=row.call_name[:60],
                    surname=row.surname[:120],
                    recorded=self.now,
                ).set_sort_keys()
        _make(Person, list(self.new_people.values()))

    def _tell(self, row: Row) -> None:
        """What the row says of its person: facts of somebody new, news of somebody known."""
        key = self.ids[row.number][0]
        if self._is_new(row):
            self.records[key] = self._record(row, key)
            self.new_records.append(self.records[key])
        if key not in self.new_people:
            self.updates.hear(row, self.records[key])
            return
        for saying in sayings(row):
            if take_note(self.records[key], saying, self.run.pk) and saying.model:
                self._new_fact(key, saying)

    def _new_fact(self, key: Key, saying: Saying) -> None:
        self.facts[saying.model].append(self._fact(saying.model, key, saying.values))
        if saying.model is OtherName:
            self.former.append((self.records[key], saying.text))

    def _fact(self, model: type[Made], key: Key, values: dict) -> Made:
        return model(
            institution_id=self.institution.pk,
            person_id=self.records[key].person_id,
            source=self.all.marks[key[0]],
            recorded=self.now,
            **values,
        )

    def _record(self, row: Row, key: Key) -> Record:
        person = self.new_people.get(key)
        return Record(
            institution_id=self.institution.pk,
            source=self.all.sources[key[0]],
            source_person_id=key[1],
            person_id=person.pk if person else cast(int, self._match(row).sure),  # as `_make_people` has seen
            made_by_id=self.run.pk,
            brought_person=person is not None,
            given_names=row.given_names[:120],
            call_name=row.call_name[:60],
            surname=row.surname[:120],
            birth_year=row.birth_year,
            name_key=name_key(row.given_names or row.call_name, row.surname, row.birth_year),
            do_not_contact=row.do_not_contact,
        )

    def _studies(self) -> None:
        """New degrees with their entries; known ones are brought up to date."""
        programmes, fresh = self.all.programmes.ready(self.rows), []
        elsewhere = self.all.ledger.degrees_elsewhere(self._known_people())
        for row in self.rows:
            key, degree = self.ids[row.number]
            record, mark = self.records[key], self.all.marks[key[0]]
            values = study_values(row, programmes[self.all.programmes.key(row)])
            if degree in self.entries:
                self.updates.degree(row, self.entries[degree], record, values)
            else:
                known = elsewhere.get((record.person_id, values["programme_id"], row.award_year), {})
                same = next((pk for pk, source in known.items() if source != mark), None)
                fresh.append((row, record, self._fact(Study, key, values) if same is None else Study(pk=same)))
        _make(Study, [study for _row, _record, study in fresh if study.pk is None])
        _make(Entry, [self._entry(row, record, study) for row, record, study in fresh])

    def _known_people(self) -> set[int]:
        return {record.person_id for key, record in self.records.items() if key not in self.new_people}

    def _entry(self, row: Row, record: Record, study: Study) -> Entry:
        return Entry(
            source_id=record.source_id,
            degree_id=self.ids[row.number][1][1],
            record_id=record.pk,
            study_id=study.pk,
            made_by_id=self.run.pk,
            digest=short(row.digest),
            warnings=" ".join(row.warnings)[:160],
        )

    def _merges(self) -> None:
        pairs = list(self.updates.moved)
        for row in self.rows:
            record = self.records[self.ids[row.number][0]]
            pairs += [(other, record.person_id, why) for other, why in self._match(row).likely if other in self.here]
            if self.plan.step(row.number) == PAIR:
                pairs += [(other, record.person_id, Merge.Why.PAIR) for other in _paired_with(row, record)]
        rows = [self._merge(*pair) for pair in dict.fromkeys(pairs) if pair[0] != pair[1]]
        Merge.objects.bulk_create(rows, ignore_conflicts=True)

    def _merge(self, one: int, other: int, why: str) -> Merge:
        pair = {"one_id": min(one, other), "other_id": max(one, other)}
        return Merge(institution_id=self.institution.pk, why=why, made_by_id=self.run.pk, found=self.now, **pair)


def _make(model: type[Made], rows: list[Made]) -> None:
    if rows:
        model.objects.bulk_create(rows)


def _people(match: Match) -> set[int]:
    return {person for person, _why in match.likely} | without_none([match.sure])


def _former_keys(former: list[tuple[Record, str]]) -> Iterator[FormerKey]:
    """A record is found under the surnames it had, too."""
    for record, surname in former:
        key = name_key(record.given_names or record.call_name, surname, record.birth_year)
        if key is not None:
            yield FormerKey(record_id=record.pk, key=key)


def _paired_with(row: Row, record: Record) -> Iterable[int]:
    """The human of the same source with the same address, name and birth year who came first."""
    namesakes = Record.objects.trusted(WHY).filter(source_id=record.source_id, name_key=record.name_key)
    others = namesakes.exclude(pk=record.pk).values_list("person_id", flat=True)
    here = Contact.objects.trusted(WHY).filter(person__in=list(others), folded__in=row_addresses(row))
    return here.order_by("person_id").values_list("person_id", flat=True)[:1]


def study_values(row: Row, programme: Programme) -> dict:
    """The columns of a Study that the register fills."""
    length = nominal_length(row.level, row.degree_title)
    first, last = academic_years(_start(row), row.award_year, row.award_date, length)
    return {
        "programme_id": programme.pk,
        "title": row.degree_title[:160],
        "level": row.level,
        "specialisation": row.specialisation[:160],
        "started": row.start,
        "cohort": row.start_year,
        "awarded": row.award_date,
        "award_year": row.award_year,
        "first_year": first,
        "last_year": last,
    }


def _start(row: Row) -> date | int | None:
    """As `academic_years` wants it: the spring belongs to the year that began the autumn before."""
    in_spring = row.start is None and row.start_term == "spring"
    return row.start_year - 1 if row.start_year and in_spring else row.start or row.start_year
