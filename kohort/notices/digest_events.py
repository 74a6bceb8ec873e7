"""What is coming up in one's groups, at the end of the weekly digest: a line each, a few queries for many readers."""

from collections import defaultdict
from collections.abc import Collection
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from kohort.events.models import Event, Host, Meant, Seat
from kohort.groups.models import Membership

from .models import Hearing

WHY = "a digest says what is coming up in the groups of its reader"
MOST = 5
AHEAD = timedelta(days=35)
Audience = Event.Audience


def coming(people: Collection[int]) -> dict[int, list[Event]]:
    """The next ones by person, but for those they have answered already."""
    members = Membership.objects.trusted(WHY).filter(person__in=people, left__isnull=True)
    events = _events(members.values("group_id"))
    never = _pairs(Hearing.objects.trusted(WHY).filter(person__in=people, how=Hearing.How.NEVER), "group_id")
    answered = _answered(people, events)
    found: dict[int, list[Event]] = defaultdict(list)
    for person, group, house in members.values_list("person_id", "group_id", "institution_id") if events else ():
        for event in events.get((group, house), ()):
            known = event in found.get(person, ()) or (person, event.pk) in answered
            if not known and (person, group) not in never:
                found[person].append(event)
    return {person: sorted(those, key=lambda one: one.starts)[:MOST] for person, those in found.items()}


def _events(groups) -> dict[tuple[int, int], list[Event]]:
    """By the group that hosts it and its house; what is for chosen people alone is not told to a group."""
    now = timezone.now()
    rows = Host.objects.trusted(WHY).filter(group__in=groups, agreed__isnull=False)
    rows = rows.filter(event__starts__gt=now, event__starts__lt=now + AHEAD, event__cancelled__isnull=True)
    rows = rows.filter(event__published__isnull=False).exclude(event__audience=Audience.CHOSEN)
    found = defaultdict(list)
    for row in rows.select_related("event__institution"):
        found[row.group_id, row.institution_id].append(row.event)
    return found


def _answered(people, events) -> set[tuple[int, int]]:
    ids = {event.pk for those in events.values() for event in those}
    about = Q(person__in=people, event__in=ids)
    declined = Meant.objects.trusted(WHY).filter(about, declined__isnull=False)
    return _pairs(Seat.objects.trusted(WHY).filter(about), "event_id") | _pairs(declined, "event_id")


def _pairs(rows, column: str) -> set[tuple[int, int]]:
    return set(rows.values_list("person_id", column))
