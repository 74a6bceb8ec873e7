"""After a backup was restored: whoever had been erased since is erased again, before anybody is served."""

from collections.abc import Iterator

from django.contrib.sessions.models import Session
from django.db import transaction

from kohort.institutions.models import Institution
from kohort.people.models import Person
from kohort.register.models import Entry, Record, Tombstone
from kohort.register.tombstones import bury, key_mark, marks

from . import ledger
from .erasing import erase
from .wiping import wipe_tonight

WHY = "whoever was erased must not be here again"


def problems() -> Iterator[str]:
    """For `kohort check`."""
    written, known = ledger.written(), ledger.known()
    if ledger.lacking(known, written):
        yield "This database has forgotten erasures: a backup was restored. Run `kohort erase-again` before serving."
    if ledger.lacking(written, known):
        yield "KOHORT_HOME/erased lacks erasures that the database knows. Run `kohort erase-again` to write them there."


def before_serving() -> Iterator[str]:
    """Sets it right, and says so where people came back."""
    if people := erase_again():
        yield f"A backup had brought {people} erased people back. They are erased again; everybody has to sign in anew."


def erase_again() -> int:
    """Bring ledger and database in step. How many people had come back.

    A database that has forgotten erasures is an older one: its sessions end too, for some were ended since.
    """
    written, known = ledger.written(), ledger.known()
    for institution, more in ledger.lacking(written, known).items():
        ledger.append(institution, more)
    forgotten = ledger.lacking(known, written)
    people = sum(_again(institution, forgotten[institution.pk]) for institution in _of(forgotten))
    if forgotten:
        Session.objects.all().delete()
        wipe_tonight()
    return people


def _of(forgotten) -> list[Institution]:
    return list(Institution.objects.filter(pk__in=forgotten))


@transaction.atomic
def _again(institution: Institution, forgotten: set[bytes]) -> int:
    people = Person.objects.trusted(WHY).filter(pk__in=set(_returned(institution, forgotten)))
    for person in (found := list(people.select_related("institution", "account"))):
        erase(person)
    bury(institution, Tombstone.Kind.ERASED, forgotten)
    return len(found)


def _returned(institution: Institution, forgotten: set[bytes]) -> Iterator[int]:
    """People known again by their own key, or by an id of a source. An address alone is no proof: two may share it."""
    for pk, key in Person.objects.trusted(WHY).filter(institution=institution).values_list("pk", "key"):
        if key_mark(institution, key) in forgotten:
            yield pk
    for person, source, person_id, degree_id in _ids(institution):
        if not forgotten.isdisjoint(marks(institution, source, person_id, degree_id, ())):
            yield person


def _ids(institution: Institution) -> Iterator[tuple[int, str, str, str]]:
    """(person, source, their id, a degree's id) of all records, then of all degrees."""
    records = Record.objects.trusted(WHY).filter(institution=institution)
    for person, source, person_id in records.values_list("person_id", "source__name", "source_person_id"):
        yield person, source, person_id, ""
    entries = Entry.objects.trusted(WHY).filter(source__institution=institution)
    for person, source, degree_id in entries.values_list("record__person_id", "source__name", "degree_id"):
        yield person, source, "", degree_id
