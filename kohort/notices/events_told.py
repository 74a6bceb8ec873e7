"""The readers of what happens with events and seats: notices on the page, and a mail for each seat and occasion.

A seat's mail goes out whatever one wishes: one has signed up. Told twice, they change nothing the second time.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction

from kohort.activity.models import Happening
from kohort.events.models import Host as EventHost
from kohort.events.models import Meant, Organiser, Seat
from kohort.groups.models import Office
from kohort.kit.bugs import bug
from kohort.people.models import Person

from . import jobs
from .happened import about
from .models import Mailing, Notice
from .noting import tell
from .reach import CHUNK

WHY = "whoever has a seat or was asked is told"
Why = Notice.Why
UNASKED = ("seat.offered", "seat.expired")  # nobody does these: time does


def invited(happening: Happening) -> None:
    """Those who were asked to come at that moment."""
    told = datetime.fromisoformat(happening.particulars["told"])
    rows = Meant.objects.trusted(WHY).filter(event=happening.particulars["event"], told=told)
    people = sorted(rows.values_list("person_id", flat=True))
    _tell(people, happening, Why.INVITED)
    occasion = f"event:{happening.particulars['event']}"
    with transaction.atomic():
        wanted = [Mailing(person_id=one, occasion=occasion) for one in people]
        Mailing.objects.bulk_create(wanted, ignore_conflicts=True)
        jobs.send_invitations.enqueue()


def seat_turned(happening: Happening) -> None:
    """Whose seat it is: a mail, and a notice where they did not do it themselves, signed in or from a mail."""
    rows = Seat.objects.trusted(WHY).filter(pk=happening.particulars["seat"]).select_related("person")
    seat = rows.first()
    if seat is None:
        return
    account = seat.person.account_id if seat.person else None
    if account and (happening.verb in UNASKED or happening.by_id not in (None, account)):
        _tell([seat.person_id], happening)
    number = happening.pk if bug("confirmed-twice") else seat.round
    mail_seats([seat], f"seat:{seat.pk}:{number}")


def changed(happening: Happening) -> None:
    """Everybody who comes or waits, where the hosts say that it matters."""
    if happening.particulars.get("tell"):
        _tell_all(happening, f"changed:{happening.particulars['event']}:{happening.pk}")


def cancelled(happening: Happening) -> None:
    """Everybody who comes or waits."""
    _tell_all(happening, f"cancelled:{happening.particulars['event']}")


def published(happening: Happening) -> None:
    """Those who plan it, but for whoever published it."""
    _tell_organisers(happening)


def returned(happening: Happening) -> None:
    """Those who proposed it."""
    _tell_organisers(happening)


def proposed(happening: Happening) -> None:
    """Those who lead the groups it is proposed for; the office has its desk."""
    hosts = EventHost.objects.trusted(WHY).filter(event=happening.particulars["event"], group__isnull=False)
    _tell(_leaders(hosts, happening), happening, Why.LEADING)


def host_asked(happening: Happening) -> None:
    """Those who lead the group that is to answer, on whose page the question stands: they may not see the event yet."""
    rows = EventHost.objects.trusted(WHY).filter(pk=happening.particulars["host"], agreed__isnull=True)
    if host := rows.filter(group__isnull=False).first():
        tell(_leaders(rows, happening), happening, Why.LEADING, place={"group_id": host.group_id})


def _leaders(hosts, happening: Happening) -> set[int]:
    """Of the groups among these hosts; but for whoever did it."""
    led = Office.held_today().filter(group__in=hosts.values("group"), person__account__is_active=True)
    people = led.exclude(person__account=happening.by_id) if happening.by_id else led
    return set(people.values_list("person_id", flat=True))


def asked(happening: Happening) -> None:
    """Who is asked to speak, to plan it as well, or was given a task by somebody else."""
    people = Person.objects.trusted(WHY).filter(pk__in=about(happening), account__is_active=True)
    if happening.by_id:
        people = people.exclude(account=happening.by_id)
    _tell(list(people.values_list("pk", flat=True)), happening)


def _tell(people: Iterable[int], happening: Happening, why: Notice.Why = Why.EVENT) -> None:
    tell(list(people), happening, why, place={"event_id": happening.particulars["event"]})


def _tell_organisers(happening: Happening) -> None:
    rows = Organiser.objects.trusted(WHY).filter(event=happening.particulars["event"], person__account__is_active=True)
    rows = rows.exclude(person__account=happening.by_id) if happening.by_id else rows
    _tell(rows.values_list("person_id", flat=True), happening)


def _tell_all(happening: Happening, occasion: str) -> None:
    live = Seat.objects.trusted(WHY).filter(event=happening.particulars["event"], state__in=Seat.LIVE)
    members = live.filter(person__account__is_active=True)
    _tell(members.values_list("person_id", flat=True), happening)
    for seats in portions(live):
        mail_seats(seats, occasion)


def portions(seats) -> Iterator[list[Seat]]:
    last = 0
    while found := list(seats.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield found
        last = found[-1].pk


@transaction.atomic
def mail_seats(seats: Iterable[Seat], occasion: str) -> None:
    """One mail for each seat and occasion, to members and to those without an account."""
    rows = [Mailing(person_id=one.person_id, seat=one, occasion=occasion) for one in seats]
    Mailing.objects.bulk_create(rows, ignore_conflicts=True)
    jobs.send_at_once.enqueue()
