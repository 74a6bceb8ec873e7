"""What somebody offers, and how far, written down as their own word of today."""

from django.utils import timezone

from kohort.access.audience import Audience
from kohort.giving.limits.room import UNSAID
from kohort.kit.bugs import bug
from kohort.people.models import Person

from .models import Limits, Offer

WHY = "one's own offers"
AT_FIRST = 2  # times a year, until somebody says otherwise


class Own:
    """All of it for one person; `audience` is that of every row written here. Whoever writes holds the person's row
    until the end of the transaction, against another tab and a second tap."""

    def __init__(self, person: Person):
        self.person = person
        offers = Offer.objects.trusted(WHY).filter(person=person, ended__isnull=True)
        self.offers = {one.kind: one for one in offers.order_by("pk")}
        self.limits = Limits.objects.trusted(WHY).filter(person=person).first()
        rows = [*self.offers.values(), *([self.limits] if self.limits else [])]
        self.audience = min((row.audience for row in rows), default=Audience.MEMBERS)

    def offer(self, kind: str, note: str | None = None) -> None:
        """What is offered already was confirmed; a note of None leaves the one there is."""
        one = self.offers.setdefault(kind, Offer(kind=kind))
        one.note = one.note if note is None else note
        self._write(one)
        if self.limits is None:
            self.limit(per_year=AT_FIRST)

    def end(self, kind: str) -> None:
        if one := self.offers.pop(kind, None):
            one.ended = timezone.localdate()
            one.save()

    def limit(self, **said) -> None:
        """Say some columns of Limits; the others stay."""
        self.limits = self.limits or Limits(per_year=UNSAID)
        for name, value in said.items():
            setattr(self.limits, name, value)
        self._write(self.limits)

    def _write(self, row: Offer | Limits) -> None:
        row.institution_id, row.person = self.person.institution_id, self.person
        row.audience = Audience.MEMBERS if bug("offers-audience") else self.audience
        row.source, row.recorded_by_id, row.confirmed = "owner", self.person.account_id, timezone.now()
        row.save()
