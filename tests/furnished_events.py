"""Makes the rows of `Everything` about events what an address can show: a coming event, and somebody who comes."""

from datetime import timedelta

from django.utils import timezone

from kohort.events.after.links import FEEDBACK
from kohort.events.inviting.round import Round
from kohort.events.joining import links
from kohort.events.models import (
    CalendarKey,
    Campaign,
    Cover,
    Event,
    Host,
    House,
    Item,
    Meant,
    Organiser,
    Question,
    Seat,
    Shot,
    Speaker,
    Task,
)
from kohort.kit.signed import Link
from kohort.privacy.tests.everything import WHY, Everything
from tests import furnished_giving

# What a parameter of an address means, by the part of the path before it.
PARTS = {
    "/plan/programme/": (Item, "key"),
    "/plan/speakers/": (Speaker, "key"),
    "/speaking/": (Speaker, "key"),
    "/plan/questions/": (Question, "key"),
    "/plan/tasks/": (Task, "key"),
    "/plan/team/": (Organiser, "key"),
    "/plan/hosts/": (Host, "key"),
    "/invite/": (Round, "key"),
    "/door/": (Seat, "key"),
    "/pictures/": (Shot, "key"),
    "/calendars/": (CalendarKey, "secret"),
}
TOKENS = {
    "/seats/": (Seat, links.SEAT),
    "/come/": (Meant, links.ASKED),
    "/feedback/": (Seat, FEEDBACK),
    **furnished_giving.TOKENS,
}


def enact(made: Everything) -> None:
    """An event in a week for all members, published; nothing is cancelled, answered or doubted."""
    now = timezone.now()
    week = now + timedelta(days=7)
    columns = {
        Event: {
            "starts": week,
            "ends": week + timedelta(hours=3),
            "doors": None,
            "opens": None,
            "closes": None,
            "zone": "Europe/Oslo",
            "audience": Event.Audience.MEMBERS,
            "rule": "",
            "capacity": None,
            "language": "en",
            "topics": [],
            "published": now,
            "cancelled": None,
            "concluded": None,
            "previous": None,
        },
        Host: {"agreed": now, "group": None, "unit": None},
        Seat: {"state": Seat.State.GOING, "offered_until": None, "reviewed": None},
        Item: {"at": week},
        Question: {"kind": Question.Kind.TEXT, "choices": []},
        Speaker: {"agreed": None},
        Meant: {"declined": None},
        Shot: {"digest": "0123abcf", "doubted": None},
        Cover: {"digest": "0123abc0"},
        CalendarKey: {"group": None},
        Campaign: {"first": now.date(), "last": (now + timedelta(days=30)).date()},
        House: {"agreed": now},
    }
    for model, values in columns.items():
        row = made.row_of(model)
        model.objects.trusted(WHY).filter(pk=row.pk).update(**values)
        row.refresh_from_db(from_queryset=model.objects.trusted(WHY))


def part(path: str) -> tuple | None:
    """(model, column) of the second row an address names."""
    return next((row for start, row in PARTS.items() if start in path), None)


def token(path: str, rows) -> str | None:
    """The token an address carries, of the row in `rows`; of nobody without rows."""
    found = next((one for start, one in TOKENS.items() if start in path), None)
    if found is None:
        return None
    model, signer = found
    if rows is None:
        return "nobody.here"
    return signer.token(rows[model].key) if isinstance(signer, Link) else signer.sign(rows[model].key)
