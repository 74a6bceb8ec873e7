"""Which events somebody may see, and which of them they look for."""

from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from kohort.access.guard import NONE
from kohort.access.viewer import Viewer
from kohort.groups.models import inside
from kohort.kit.folding import fold

from .event import Event
from .hosting import Host, Organiser
from .near import around
from .seats.models import Seat

SHOWS = ("mine", "groups", "near", "online")
SOUGHT = ("title", "place", "town", "about")


class Wanted(NamedTuple):
    """What is looked for, from the query string: `show` is one of SHOWS or "", `language` a code or ""."""

    show: str
    language: str
    text: str

    @classmethod
    def of(cls, query: Mapping[str, str], viewer: Viewer) -> "Wanted":
        shows = SHOWS if viewer.is_member else ("online",)
        show, language = query.get("show", ""), query.get("language", "")
        return cls(
            show if show in shows else "",
            language if language in dict(settings.LANGUAGES) else "",
            query.get("q", "").strip()[:100],
        )


def coming(viewer: Viewer) -> QuerySet:
    """Published and not over, the next first; what was cancelled stays until its day."""
    rows = Event.objects.visible_to(viewer).filter(published__isnull=False, ends__gt=timezone.now())
    return rows.order_by("starts", "pk")


def past(viewer: Viewer) -> QuerySet:
    """What was, the newest first."""
    rows = Event.objects.visible_to(viewer).filter(published__isnull=False, ends__lte=timezone.now())
    return rows.filter(cancelled__isnull=True).order_by("-starts", "-pk")


def drafts(viewer: Viewer) -> QuerySet:
    """What the viewer plans and nobody else sees yet."""
    rows = Event.objects.trusted("who plans an event sees it").filter(Organiser.runs(viewer), published__isnull=True)
    return rows.filter(cancelled__isnull=True).order_by("starts", "pk")


def narrowed(rows: QuerySet, wanted: Wanted, viewer: Viewer) -> QuerySet:
    """Those that are looked for."""
    rows = rows.filter(_shown(rows, wanted.show, viewer))
    rows = rows.filter(language=wanted.language) if wanted.language else rows
    return rows.filter(pk__in=_with_words(rows, wanted.text)) if fold(wanted.text) else rows


def _shown(rows: QuerySet, show: str, viewer: Viewer) -> Q:
    if show == "mine":
        return Q(pk__in=Seat.events_of(viewer.person_id)) | Organiser.runs(viewer)
    if show == "groups":
        return Q(pk__in=of_groups(viewer))
    if show == "near":
        here = around(viewer)
        return Q(pk__in=here.among(rows)) if here else NONE
    return ~Q(online_link="") if show == "online" else Q()


def of_groups(viewer: Viewer):
    """The ids of what the viewer's groups host, as a query to filter by."""
    return Host.objects.trusted("of one's own groups").filter(inside(viewer), agreed__isnull=False).values("event_id")


def _with_words(rows: QuerySet, text: str) -> list[int]:
    """Every word anywhere, as people spell them, "orsta" for Ørsta; a house has hundreds of events, not thousands."""
    words = fold(text).split()
    found = ((pk, fold(" ".join(said))) for pk, *said in rows.values_list("pk", *SOUGHT))
    return [pk for pk, said in found if all(word in said for word in words)]
