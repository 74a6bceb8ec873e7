"""Somebody signed up without an account, and turns out to be a member: the seat is theirs, and stays one seat."""

from allauth.account.models import EmailAddress

from kohort.events.event import Event
from kohort.events.seats.models import Seat
from kohort.people.models import Person

WHY = "one who is a member has one seat, however they came by it"


def adopt(event: Event, person: Person) -> None:
    """The seat at an address this person has proved becomes the person's, if they have none."""
    rows = Seat.objects.trusted(WHY).filter(event=event)
    if rows.filter(person=person).exists():
        return
    seat = rows.filter(person=None, email__in=addresses_of(person)).order_by("pk").first()
    if seat:
        rows.filter(pk=seat.pk, person=None).update(person=person, email="")


def seat_at_address(event: Event, email: str) -> Seat | None:
    """The seat of whoever reads this address, as a member or as a visitor; a member's own comes first."""
    proved = EmailAddress.objects.filter(email=email, verified=True).values("user_id")
    people = Person.objects.trusted(WHY).filter(account_id__in=proved).values("pk")
    rows = Seat.objects.trusted(WHY).filter(event=event, state__in=Seat.LIVE).select_related("event")
    return rows.filter(person_id__in=people).first() or rows.filter(email=email, person=None).first()


def addresses_of(person: Person) -> list[str]:
    rows = EmailAddress.objects.filter(user_id=person.account_id, verified=True)
    return [email.lower() for email in rows.values_list("email", flat=True)]
