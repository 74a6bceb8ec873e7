"""What waits for the viewer: asks put to them, and asks of their own."""

from datetime import datetime
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.giving.links import ASKED
from kohort.groups.names import Name, names
from kohort.kit.addresses import address

from .facts import when
from .models import Ask, Asked
from .nouns import noun
from .page import is_over

LIVING = [Ask.State.DRAFT, Ask.State.OPEN, Ask.State.AGREED]
SHOWN = 20


class Put(NamedTuple):
    """An ask put to the viewer, and where it is answered."""

    ask: Ask
    what: str
    by: Name | None
    until: datetime | None
    href: str


class Own(NamedTuple):
    """An ask of the viewer's, how it stands, and where it goes on. `is_due`: it wants to be told how it went."""

    ask: Ask
    what: str
    said: str
    href: str
    is_due: bool


def put_to_me(request) -> list[Put]:
    """Those still to answer, whose day comes first at the head."""
    viewer, slug = request.viewer, request.institution.slug
    rows = Asked.objects.visible_to(viewer).filter(
        person_id=viewer.person_id, state=Asked.State.ASKED, told__isnull=False
    )
    asked = list(rows.select_related("ask").order_by("reply_by", "pk")[:SHOWN])
    known = names([one.ask.by_id for one in asked if one.ask.by_id], viewer, slug)
    return [_put(one, known, slug) for one in asked]


def _put(asked: Asked, known: dict[int, Name], slug: str) -> Put:
    ask = asked.ask
    return Put(ask, noun(ask.kind), known.get(ask.by_id or 0), asked.reply_by, ASKED.path(slug, asked.key))


def mine(viewer: Viewer, slug: str) -> list[Own]:
    """Those that have not ended, the newest first."""
    rows = Ask.objects.visible_to(viewer).filter(by_id=viewer.person_id, state__in=LIVING).order_by("-created", "-pk")
    return [_own(ask, slug) for ask in rows.select_related("institution")[:SHOWN]]


def _own(ask: Ask, slug: str) -> Own:
    is_due = ask.state == Ask.State.AGREED and is_over(ask)
    href = address("asks:outcome" if is_due else "asks:ask", slug, key=ask.key)
    return Own(ask, noun(ask.kind), when(ask) if is_due else ask.get_state_display(), href, is_due)
