"""Who of a selection gets an invitation by mail, and who is left out and why. Everybody is counted exactly once.

Each question is asked about the whole institution, because no database takes a list of 100,000 people; only
`trust.trusted_contacts` asks in portions.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.institutions.models import Institution, Programme
from kohort.institutions.names import language_of
from kohort.kit.bugs import bug
from kohort.people.models import Contact, Person, Study
from kohort.register.models import Record, Tombstone
from kohort.register.tombstones import marks

from .models import Invitation, Invited, Objection
from .trust import KINDS, trusted_contacts

WHY = "who must not be invited is known before anybody is"
LATELY = timedelta(days=90)
State = Invited.State
HANDED_OVER = (State.SENDING, State.SENT, State.UNKNOWN)


class Why(models.TextChoices):
    """Why somebody gets no mail, in the order in which it is asked."""

    CLAIMED = "claimed", _("Claimed already")
    HIDDEN = "hidden", _("Hidden or protected")
    NO_CONTACT = "no-contact", _("Marked in the register: do not contact")
    OBJECTED = "objected", _("Do not want to be invited")
    WAITING = "waiting", _("Waiting for the letter of another invitation")
    LATELY = "lately", _("Invited in the last 90 days")
    NO_ADDRESS = "no-address", _("No e-mail address")
    SHARED = "shared", _("Only an address that others have too, or that proved not to be theirs")
    STUDENT = "student", _("Only a student address, which may be somebody else’s by now")


ON_PAPER = (Why.NO_ADDRESS, Why.SHARED, Why.STUDENT)


class Letter(NamedTuple):
    """Whom to write to, where, and in which language."""

    person_id: int
    address_id: int
    language: str


@dataclass(frozen=True)
class Selection:
    """Everybody of a segment: with a letter, or left out for one reason. Both in the order of the segment."""

    letters: list[Letter]
    left_out: Mapping[Why, list[int]] = field(default_factory=dict)

    @property
    def languages(self) -> list[tuple[str, int]]:
        """(language, letters), most first."""
        return Counter(letter.language for letter in self.letters).most_common()

    @property
    def on_paper(self) -> list[int]:
        """Those who could be reached by a letter on paper."""
        return [person for why in ON_PAPER for person in self.left_out.get(why, ())]

    def figures(self) -> dict:
        """Numbers to keep, without anybody in them."""
        return {"letters": len(self.letters), "left_out": {why.value: len(ids) for why, ids in self.left_out.items()}}


def select(
    people: Iterable[int], institution: Institution, *, lately_too: bool = False, but: Invitation | None = None
) -> Selection:
    """Sort `people` of an institution. `lately_too` writes to those invited lately as well; the letters of the
    invitation `but` do not count."""
    people = list(people)
    why = _by_person(_known(institution, lately_too, but))
    best = trusted_contacts([person for person in people if person not in why])
    addresses = _Addresses.of(institution)
    languages = languages_of(institution)
    letters, left_out = [], {reason: list[int]() for reason in Why}
    for person in people:
        reason = why.get(person) or addresses.why_not(person, best.get(person))
        if reason:
            left_out[reason].append(person)
        else:
            letters.append(Letter(person, best[person], languages.get(person, institution.language)))
    return Selection(letters, {reason: ids for reason, ids in left_out.items() if ids})


def languages_of(institution: Institution) -> dict[int, str]:
    """The language to write in, by person: the institution's, or the nearest to it that the programme has a name in."""
    named = {
        pk: language_of(names, institution.language)
        for pk, names in Programme.objects.filter(institution=institution).values_list("pk", "names")
    }
    studies = Study.objects.trusted(WHY).filter(institution=institution).order_by("last_year", "pk")
    return {person: named[programme] for person, programme in studies.values_list("person_id", "programme_id")}


def _by_person(known: Mapping[Why, Iterable[int]]) -> dict[int, Why]:
    """The first reason of each."""
    found: dict[int, Why] = {}
    for why, people in known.items():
        for person in people:
            found.setdefault(person, why)
    return found


def _known(institution, lately_too, but) -> dict[Why, Iterable[int]]:
    """What is a matter of the person, and not of an address."""
    people = Person.objects.trusted(WHY).filter(institution=institution)
    records = Record.objects.trusted(WHY).filter(institution=institution, do_not_contact=True)
    objections = Objection.objects.trusted(WHY).filter(institution=institution, person__isnull=False)
    letters = Invited.objects.trusted(WHY).filter(institution=institution)
    if but:
        letters = letters.exclude(invitation=but)
    known = {
        Why.CLAIMED: people.filter(account__isnull=False).values_list("pk", flat=True),
        Why.HIDDEN: people.filter(hidden_since__isnull=False).values_list("pk", flat=True),
        Why.NO_CONTACT: records.values_list("person_id", flat=True),
        Why.OBJECTED: objections.values_list("person_id", flat=True),
        Why.WAITING: letters.filter(state=State.WAITING).values_list("person_id", flat=True),
    }
    if not lately_too:
        known[Why.LATELY] = _lately(letters).values_list("person_id", flat=True)
    return {} if bug("invites-anybody") else known


def _lately(letters):
    return letters.filter(Q(began__gte=timezone.now() - LATELY), state__in=HANDED_OVER)


@dataclass(frozen=True)
class _Addresses:
    """All addresses of an institution: of whom which kinds are known, and which must not be written to."""

    institution: Institution
    kinds: Mapping[int, set[str]]
    folded: Mapping[int, str]
    objected: Collection[bytes]
    buried: Collection[bytes]

    @classmethod
    def of(cls, institution) -> "_Addresses":
        kinds: dict[int, set[str]] = {}
        folded = {}
        rows = Contact.objects.trusted(WHY).filter(institution=institution, kind__in=KINDS)
        for pk, person, kind, address in rows.values_list("pk", "person_id", "kind", "folded"):
            kinds.setdefault(person, set()).add(kind)
            folded[pk] = address
        return cls(institution, kinds, folded, *(_marks_of(model, institution) for model in (Objection, Tombstone)))

    def why_not(self, person: int, address: int | None) -> Why | None:
        """Why nothing goes to the best address of a person; None when nothing is in the way."""
        if address is None:
            return self._why_none(self.kinds.get(person, set()))
        if self.objected or self.buried:
            mark = mark_of(self.institution, self.folded.get(address, ""))
            return Why.OBJECTED if mark in self.objected else Why.HIDDEN if mark in self.buried else None
        return None

    def _why_none(self, kinds: set[str]) -> Why:
        if not kinds:
            return Why.NO_ADDRESS
        return Why.SHARED if Contact.Kind.EMAIL in kinds else Why.STUDENT


def mark_of(institution: Institution, address: str) -> bytes:
    """What an address is known by in objections and tombstones: a keyed hash."""
    return marks(institution, "", "", "", [address.casefold()]).pop()


def _marks_of(model, institution) -> set[bytes]:
    rows = model.objects.trusted(WHY).filter(institution=institution)
    return {bytes(mark) for mark in rows.values_list("mark", flat=True)}
