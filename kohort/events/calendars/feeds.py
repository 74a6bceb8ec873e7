"""Events for feed readers: Atom (RFC 4287) and RSS 2.0, the newest first."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import feedgenerator
from django.utils.html import escape
from django.utils.translation import get_language

from kohort.events.event import Event
from kohort.events.wording import when, where
from kohort.kit.markdown import plain

from .ics import page

KINDS = {"atom": feedgenerator.Atom1Feed, "rss": feedgenerator.Rss201rev2Feed}
MIME = {"atom": "application/atom+xml; charset=utf-8", "rss": "application/rss+xml; charset=utf-8"}
MOST = 50
LENGTH = 400  # characters of what an event is


def feed(kind: str, events: Iterable[Event], *, title: str, by: str, link: str, own: str, slug: str = "") -> bytes:
    """`kind` is a key of KINDS; `link` the page it tells of and `own` its address are paths; `slug` as in `ics.one`."""
    site = settings.KOHORT_URL
    made = KINDS[kind](
        title=title,
        link=site + link,
        description=title,
        language=get_language(),
        author_name=by,
        feed_url=site + own,
    )
    for event in sorted(events, key=_published, reverse=True)[:MOST]:
        made.add_item(**_item(event, slug))
    return made.writeString("utf-8").encode()


def _published(event: Event) -> datetime:
    return event.published or event.made


def _item(event: Event, slug: str) -> dict:
    """The id stays the same in the feeds of all houses."""
    words = (when(event), where(event), plain(event.about, LENGTH))
    return {
        "title": event.title,
        "link": page(event, slug),
        "description": escape(" · ".join(filter(None, words))),  # both formats read it as HTML
        "unique_id": page(event),
        "pubdate": _published(event),
        "updateddate": event.changed,
        "author_name": event.institution.name,
        "categories": event.topics,
    }
