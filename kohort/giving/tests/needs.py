"""Asks for tests: `need(cast.tora)` is a draft of a guest lecture in twenty days; `sent` has been sent."""

from datetime import timedelta

from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.asks.asking import send
from kohort.giving.asks.models import Ask, Asked
from kohort.people.viewing import viewer_for


def eyes(person):
    return viewer_for(person.account_id, person.institution, proven=True)


def need(by, **fields) -> Ask:
    starts = timezone.now() + timedelta(days=20)
    given = {"kind": "guest_lecture", "title": "Retail after the pandemic", "starts": starts, "minutes": 45, **fields}
    return Ask.objects.create(institution=by.institution, by=by, **given)


def sent(by, *people, **fields) -> Ask:
    ask = need(by, **fields)
    send(ask, people, eyes(by))
    return ask


def row(ask, person) -> Asked:
    return Asked.objects.trusted("a test looks").get(ask=ask, person=person)


def states(ask) -> list[str]:
    """Of the ask, then of everybody in its line."""
    rows = Asked.objects.trusted("a test looks").filter(ask=ask).order_by("place")
    now = Ask.objects.trusted("a test looks").get(pk=ask.pk)
    return [now.state, *rows.values_list("state", flat=True)]


def told(ask) -> list[tuple[str, int | None]]:
    """(verb, id of whom it is about) of all that was told of an ask, in order."""
    rows = Happening.objects.trusted("a test looks").filter(particulars__ask=ask.pk).order_by("pk")
    return list(rows.values_list("verb", "about_id"))
