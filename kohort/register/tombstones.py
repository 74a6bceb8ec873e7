"""Who must never be taken in: protected, deceased and erased people, known again by keyed hashes alone.

The key lies beside the database in KOHORT_HOME/tombstones.key, so a copy of the database tells nothing about anybody.
"""

import os
import secrets
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.db import transaction

from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.people.indexing import changed
from kohort.people.models import Contact, Person
from kohort.people.vanishing import vanish

from .models import Entry, Record, Tombstone

WHY = "who must not be here is looked up before anything is taken in"
ADDRESSES = (Contact.Kind.EMAIL, Contact.Kind.STUDENT_EMAIL)


def keyed(text: str, size: int = 16) -> bytes:
    """A hash that cannot be guessed back without the key of this installation."""
    return blake2b(text.encode("utf-8", "surrogatepass"), key=_key(settings.KOHORT_HOME), digest_size=size).digest()


@cache
def _key(home: Path) -> bytes:
    path = home / "tombstones.key"
    if not path.exists():
        # Written whole before it gets its name, so that two processes that start together agree on one key.
        fresh = home / f"tombstones.{secrets.token_hex(4)}"
        fresh.touch(mode=0o600)
        fresh.write_bytes(secrets.token_bytes(32))
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_bytes()


def marks(institution: Institution, source: str, person_id: str, degree_id: str, emails: Iterable[str]) -> set[bytes]:
    """What somebody is known again by, whatever of it is told."""
    told: list[tuple[str, ...]] = [("id", source, person_id)] if person_id else []
    told += [("degree", source, degree_id)] if degree_id else []
    told += [("mail", email) for email in emails]
    return {keyed("\x1f".join((str(institution.pk), *parts))) for parts in told}


class Suppressed:
    """The tombstones of an institution and, beside them, those a file is about to add; `people` are about to vanish."""

    def __init__(self, institution: Institution):
        self.institution = institution
        rows = Tombstone.objects.trusted(WHY).filter(institution=institution)
        self.people: set[int] = set()
        self.marks = {bytes(mark) for mark in rows.values_list("mark", flat=True)}

    def keeps_out(self, source: str, person_id: str, degree_id: str, emails: Iterable[str]) -> bool:
        if not self.marks or bug("tombstone-ignored"):
            return False
        return not self.marks.isdisjoint(marks(self.institution, source, person_id, degree_id, filter(None, emails)))


def people_here(institution: Institution, source: str, person_id: str, degree_id: str) -> set[int]:
    """Whom a protected or deceased row means by the source's own ids."""
    records = Record.objects.trusted(WHY).filter(institution=institution, source__name=source)
    found = set(records.filter(source_person_id=person_id).values_list("person_id", flat=True)) if person_id else set()
    if degree_id and not found:
        entries = Entry.objects.trusted(WHY).filter(source__institution=institution, source__name=source)
        found = set(entries.filter(degree_id=degree_id).values_list("record__person_id", flat=True))
    return found


def bury(institution: Institution, kind: str, known_by: set[bytes], people: Iterable[int] = ()) -> None:
    """Keep somebody out for good, and erase whoever of them is here: at once, and out of the search at once."""
    with transaction.atomic():
        people = list(people)
        for person_id in people:
            known_by = known_by | marks_of(institution, person_id)
        rows = [Tombstone(institution=institution, mark=mark, kind=kind) for mark in known_by]
        Tombstone.objects.bulk_create(rows, ignore_conflicts=True)
        if people and not bug("vanish-forgotten"):
            if kind != Tombstone.Kind.ERASED:  # they have vanished before their rows went
                vanish(people)
            changed(people, narrowing=True)
            for person in Person.objects.trusted(WHY).filter(pk__in=people):
                person.delete()


def marks_of(institution: Institution, person_id: int) -> set[bytes]:
    """Everything one person is known by, in every source."""
    records = Record.objects.trusted(WHY).filter(person_id=person_id)
    entries = Entry.objects.trusted(WHY).filter(record__person_id=person_id)
    emails = Contact.objects.trusted(WHY).filter(person_id=person_id, kind__in=ADDRESSES)
    found = marks(institution, "", "", "", emails.values_list("folded", flat=True))
    for source, source_person_id in records.values_list("source__name", "source_person_id"):
        found |= marks(institution, source, source_person_id, "", ())
    for source, degree_id in entries.values_list("source__name", "degree_id"):
        found |= marks(institution, source, "", degree_id, ())
    return found


def key_mark(institution: Institution, key: str) -> bytes:
    """What a person is known again by in a restored backup: their own key here."""
    return keyed("\x1f".join((str(institution.pk), "key", key)))
