"""Happening, and Roll: who was in it where one deed touched many."""

from collections.abc import Collection, Iterable

from django.conf import settings
from django.db import models
from django.db.models import BinaryField, F, Q, Value
from django.db.models.functions import Substr
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.kit.bugs import bug

from . import jobs


class Happening(Guarded):
    """Somebody did something, perhaps about somebody. `particulars` holds figures and keys, never names or addresses.

    It reaches Person by a real key, so that export and erasure find it.
    """

    personal = Personal(
        export=True,
        erase=True,
        why="A trace of what one did, or of what was done about one.",
        without=("particulars",),  # keys and figures, perhaps of others
    )

    institution = models.ForeignKey("institutions.Institution", models.CASCADE, related_name="+")
    verb = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    about = ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    particulars = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["institution", "verb", "-at"], name="happenings_by_verb")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        if viewer.is_coordinator:
            return Q(institution_id=viewer.institution_id)
        if viewer.is_member:
            return Q(institution_id=viewer.institution_id, about_id=viewer.person_id)
        return NONE

    @classmethod
    def in_the_log_of(cls, institution_id: int, person_id: int):
        """What was done about one person, alone or among others."""
        rows = cls.objects.trusted("one reads what was done about oneself").filter(institution_id=institution_id)
        if bug("log-of-others"):
            return rows
        return rows.filter(Q(about_id=person_id) | Q(pk__in=Roll.naming(institution_id, person_id)))


class Roll(Guarded):
    """Who was in a happening that touched many: a bit for each person, from the byte `first` on.

    One row for an export of everybody: 18 kB for 145,000 people, 125 kB for a million. Shown to nobody; each learns
    from it about themselves alone.
    """

    personal = Personal(export=False, erase=True, why="A bit; the log it makes is exported with the happenings.")

    happening = ForeignKey(Happening, models.CASCADE, related_name="+")
    first = models.IntegerField()
    bits = models.BinaryField()

    def __str__(self):
        return f"roll {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return NONE

    @classmethod
    def keep(cls, happening: Happening, people: Collection[int]) -> None:
        """Write down, in the transaction of the deed, whom it touched. `people` are ids of persons."""
        if people:
            first = min(people) // 8
            bits = bytearray(max(people) // 8 - first + 1)
            for person in people:
                bits[person // 8 - first] |= _bit(person)
            cls.objects.create(happening=happening, first=first, bits=bytes(bits))

    @classmethod
    def naming(cls, institution_id: int, person: int) -> list[int]:
        """The happenings whose roll names a person; one byte of each roll is read."""
        rows = cls._of(institution_id).filter(first__lte=person // 8)
        byte = Substr("bits", Value(person // 8 + 1) - F("first"), 1, output_field=BinaryField())
        return [pk for pk, one in rows.values_list("happening_id", byte) if _has(one, person)]

    @classmethod
    def strike(cls, institution_id: int, person: int) -> None:
        """Take one person off every roll of an institution."""
        named = cls.naming(institution_id, person)
        for roll in cls._of(institution_id).filter(happening__in=named):
            bits = bytearray(roll.bits)
            bits[person // 8 - roll.first] &= ~_bit(person)
            roll.bits = bytes(bits)
            roll.save(update_fields=["bits"])

    @classmethod
    def _of(cls, institution_id):
        rows = cls.objects.trusted("one learns from a roll whether one was on it oneself")
        return rows.filter(happening__institution_id=institution_id)


def _bit(person: int) -> int:
    return 1 << (person % 8)


def _has(byte, person: int) -> bool:
    return bool(byte and bytes(byte)[0] & _bit(person))


def record(verb: str, *, institution, by=None, about=None, roll: Iterable[int] = (), **particulars) -> Happening:
    """Write down a verb, in the transaction of the deed itself. `by` is an Account id or None (a command).

    `roll` holds the ids of the persons of a deed that touched many. Who reads the verb (settings.READERS) is told by a
    job of the same transaction.
    """
    done = Happening.objects.create(verb=verb, institution=institution, by_id=by, about=about, particulars=particulars)
    Roll.keep(done, list(roll))
    if verb in settings.READERS:
        jobs.tell.enqueue(done.pk)
    return done
