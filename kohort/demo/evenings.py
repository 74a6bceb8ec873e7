"""All of the demo's events, one after the other: planned, asked to, come to, and what was counted afterwards."""

from kohort.events.after.counting import Figures
from kohort.events.models import CheckIn, Meant, Round, Seat
from kohort.groups.models import Group
from kohort.institutions.models import Institution

from .circles import WHY, persona
from .gatherings import CLOSED, Gathering, hold
from .guests import seat
from .month import announce
from .programmes import plan

RULE = "level=7&year=any"  # everybody with a master


def celebrate(groups: dict[str, Group], institutions: dict[str, Institution], home: Institution) -> None:
    """Make them with the groups, and the campaign they are part of, which `home` has begun."""
    for gathering in hold(groups, institutions):
        plan(gathering)
        seats = seat(gathering)
        if "asked" in gathering.marks:
            _ask(gathering)
        if gathering.row["state"] == "concluded":
            _conclude(gathering, seats)
    if groups:
        announce(home, list(institutions.values()))


def _ask(gathering: Gathering) -> None:
    """The persona who works abroad has not answered yet."""
    event, told = gathering.event, gathering.event.made
    people = [persona("alumna"), *gathering.people]
    asked = Round.objects.create(
        event=event,
        institution=event.institution,
        by=gathering.who(gathering.row["by"]),
        whom=Round.Whom.CHOSEN,
        rule=RULE,
        agreed=len(people),
        asked=len(people),
        state=Round.State.DONE,
        at=told,
        after=told,
    )
    rows = (Meant(event=event, person=one, at=told, told=told, round=asked) for one in people)
    Meant.objects.bulk_create(rows)


def _conclude(gathering: Gathering, seats: list[Seat]) -> None:
    event = gathering.event
    signed_up = sum(one.heads for one in seats)
    here = CheckIn.objects.trusted(WHY).filter(event=event)
    came, guests = here.count(), here.filter(place__gt=0).count()
    counted = Figures(signed_up, came, guests, no_shows=signed_up - came, waiting=0)
    event.concluded, event.figures = event.ends + CLOSED, counted._asdict()
    event.save(update_fields=["concluded", "figures"])
