"""News about people who were here before this import. Every touch is journalled, so that the import can be undone.

The register's word changes only what the register said: a row an owner or the office wrote or edited is left alone, and
a name that somebody changed stays, with the register's beside it for the office.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from kohort.access.guard import Guarded
from kohort.kit.bugs import bug
from kohort.kit.folding import fold
from kohort.people.facts import Fact
from kohort.people.models import OtherName, Person, Position, Residence, Study

from .file import short
from .journal import put_back, values
from .matching import name_key
from .models import Change, Entry, Import, Merge, Record
from .reading import Row
from .telling import CALL_NAME, NAME, Saying, sayings, take_note

WHY = "an import brings up to date what the register said before"
REGISTERS = "register:"
ONE_AT_A_TIME = (Position, Residence)  # an owner's own row stands for the register's, it is not one more
NAMES = ("given_names", "call_name", "surname")
JOURNALLED: dict[type[Guarded], tuple[str, ...]] = {
    Person: NAMES,
    Record: (*NAMES, "birth_year", "name_key", "told", "do_not_contact"),
    Entry: ("record", "digest", "warnings"),
}
SORT_KEYS = ("sort_nb", "sort_fi", "sort_en")


class Touched(NamedTuple):
    """A row that may change, with its columns as they were."""

    row: Guarded
    person_id: int
    before: dict


class Updates:
    """Collects the news of a chunk and writes them together."""

    def __init__(self, run: Import, now: datetime):
        self.run, self.now = run, now
        self.heard: list[tuple[Record, Saying]] = []
        self.degrees: list[tuple[Row, Entry, Record, dict]] = []
        self.touched: dict[tuple[type, int], Touched] = {}
        self.changes: list[Change] = []
        self.made: list[Fact] = []
        self.former: list[tuple[Record, str]] = []
        self.moved: list[tuple[int, int, str]] = []
        self.narrowed: set[int] = set()  # people of whom others may see less now

    def hear(self, row: Row, record: Record) -> None:
        """Remember what this row says anew about a known person."""
        if record.pk:
            self._touch(record, record.person_id)
        self.heard += [(record, saying) for saying in sayings(row) if take_note(record, saying, self.run.pk)]
        record.birth_year = record.birth_year or row.birth_year
        record.do_not_contact = record.do_not_contact or row.do_not_contact

    def degree(self, row: Row, entry: Entry, record: Record, columns: dict) -> None:
        """A degree that is known: its study follows the row."""
        self.degrees.append((row, entry, record, columns))

    def write(self) -> None:
        self._load()
        for record, saying in self.heard:
            if saying.field in {NAME, CALL_NAME}:
                self._rename(record, saying)
            else:
                self._state(record, saying)
        self._follow_degrees()
        self._save()

    def _load(self) -> None:
        ids = {record.person_id for record, _saying in self.heard}
        self.people = Person.objects.trusted(WHY).in_bulk(ids)
        self.facts: dict[tuple[type, int], list[Fact]] = defaultdict(list)
        for model in {saying.model for _record, saying in self.heard if saying.model}:
            for fact in model.objects.trusted(WHY).filter(person__in=ids).order_by("pk"):
                self.facts[model, fact.person_id].append(fact)

    def _touch(self, row: Guarded, person_id: int) -> None:
        names = JOURNALLED.get(type(row)) or [f.name for f in row._meta.concrete_fields if not f.primary_key]
        before = {name: dict(v) if isinstance(v, dict) else v for name, v in values(row, names).items()}
        self.touched.setdefault((type(row), row.pk), Touched(row, person_id, before))

    def _rename(self, record: Record, saying: Saying) -> None:
        """A name nobody has changed since the register gave it follows the register."""
        person, new = self.people[record.person_id], _names(saying)
        joining = record.made_by_id == self.run.pk and not record.brought_person
        untouched = not joining and all(getattr(person, name) == getattr(record, name) for name in new)
        if untouched or bug("owner-overwritten"):
            self._touch(person, person.pk)
            put_back(person, new)
            person.set_sort_keys()
        elif any(getattr(person, name) != value for name, value in new.items()):
            self._keep_beside(record, new)
        self._rename_record(record, new)

    def _keep_beside(self, record: Record, new: dict[str, str]) -> None:
        given, surname = (new.get(name, getattr(record, name)) for name in ("given_names", "surname"))
        self._other_name(record, OtherName.Kind.REGISTERED, f"{given} {surname}".strip())

    def _rename_record(self, record: Record, new: dict[str, str]) -> None:
        before = record.surname
        put_back(record, new)
        record.name_key = name_key(record.given_names or record.call_name, record.surname, record.birth_year)
        if fold(before) != fold(record.surname):
            self._other_name(record, OtherName.Kind.FORMER, before)

    def _other_name(self, record: Record, kind: str, name: str) -> None:
        value = name[:160]
        self._state(record, Saying(f"{kind} {value}", value, OtherName, {"kind": kind, "value": value}))

    def _state(self, record: Record, saying: Saying) -> None:
        """Correct the register's own row, or add one; never a second of what is there already."""
        facts = self.facts[saying.model, record.person_id]
        kin = [fact for fact in facts if getattr(fact, "kind", None) == saying.values.get("kind")]
        if any(_says(fact, saying) for fact in kin) or self._owner_has_own(saying, kin):
            return
        mine = [fact for fact in kin if fact.source == record.source.mark]
        if mine and saying.values.get("kind") != OtherName.Kind.FORMER:  # a former name corrects no other
            self._correct(mine[-1], saying)
        else:
            self._add(record, saying)

    def _owner_has_own(self, saying: Saying, kin: list[Fact]) -> bool:
        own = any(not fact.source.startswith(REGISTERS) for fact in kin)
        return own and saying.model in ONE_AT_A_TIME and not bug("owner-overwritten")

    def _correct(self, fact: Fact, saying: Saying) -> None:
        if fact.pk:
            self._touch(fact, fact.person_id)
        put_back(fact, saying.values)
        fact.recorded, fact.confirmed = self.now, None

    def _add(self, record: Record, saying: Saying) -> None:
        fact = saying.model(
            institution_id=record.institution_id,
            person_id=record.person_id,
            source=record.source.mark,
            recorded=self.now,
            **saying.values,
        )
        self.facts[saying.model, record.person_id].append(fact)
        self.made.append(fact)
        if saying.values.get("kind") == OtherName.Kind.FORMER:
            self.former.append((record, saying.text))

    def _follow_degrees(self) -> None:
        found = Study.objects.trusted(WHY).in_bulk({entry.study_id for _row, entry, *_rest in self.degrees} - {None})
        for row, entry, record, columns in self.degrees:
            study = found.get(entry.study_id)
            if study and study.source == record.source.mark:
                self._follow(study, record, columns)
            self._touch(entry, record.person_id)
            entry.digest, entry.record_id = short(row.digest), record.pk
            entry.warnings = " ".join(row.warnings)[:160]

    def _follow(self, study: Study, record: Record, columns: dict) -> None:
        """A degree the source gives to another of its people goes there, and the office is shown both."""
        self._touch(study, record.person_id)
        if study.person_id != record.person_id:
            self.moved.append((study.person_id, record.person_id, Merge.Why.MOVED))
            study.person_id = record.person_id
        news = {n: v for n, v in columns.items() if v not in (None, "") and v != getattr(study, n)}
        if news:
            put_back(study, news)
            study.recorded, study.confirmed = self.now, None

    def _save(self) -> None:
        columns: dict[type[Guarded], set[str]] = defaultdict(set)
        for touched in self.touched.values():
            columns[type(touched.row)] |= self._note_changes(touched)
        for model, names in columns.items():
            rows = [touched.row for (kind, _pk), touched in self.touched.items() if kind is model]
            if names:
                names |= set(SORT_KEYS) if model is Person else set()
                model.objects.trusted(WHY).bulk_update(rows, sorted(names), batch_size=100)
        for fact in self.made:
            type(fact).objects.bulk_create([fact])
            self._note(fact, fact.person_id, None, {})
        Change.objects.bulk_create(self.changes)

    def _note_changes(self, touched: Touched) -> set[str]:
        """The columns of a row that really changed, once they are in the journal."""
        after = values(touched.row, touched.before)
        names = {name for name, value in after.items() if value != touched.before[name]}
        if names:
            self.narrowed |= (
                set() if isinstance(touched.row, Record | Entry) else {touched.person_id, *_owners(touched)}
            )
            self._note(
                touched.row, touched.person_id, *({n: side[n] for n in names} for side in (touched.before, after))
            )
        return names

    def _note(self, row: Guarded, person_id: int, before: dict | None, after: dict) -> None:
        label = row._meta.label
        self.changes.append(
            Change(import_run=self.run, person_id=person_id, model=label, row=row.pk, before=before, after=after)
        )


def _names(saying: Saying) -> dict[str, str]:
    if saying.field == CALL_NAME:
        return {"call_name": saying.text[:60]}
    given, _, surname = saying.text.partition("\x1f")
    return {"given_names": given[:120], "surname": surname[:120]}


def _owners(touched: Touched) -> set[int]:
    """Whose row it was, where it has gone to somebody else."""
    return {touched.before["person"]} if "person" in touched.before else set()


def _says(fact: Fact, saying: Saying) -> bool:
    return all(getattr(fact, name) == value for name, value in saying.values.items())
