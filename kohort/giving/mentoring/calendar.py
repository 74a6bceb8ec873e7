"""The calendar files of mentoring: a talk that has its time, and a meeting that was noted."""

from datetime import date, datetime

from babel.lists import format_list
from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.giving.appointment import Appointment
from kohort.kit.addresses import address

from .pairs import Meeting, Pair
from .talks import zone_by
from .together import mates

HALF_AN_HOUR = 30  # minutes


@on(Pair, "meet")
@require_safe
def talk_ics(request, pair):
    """For each of the two, once there is a time."""
    made = talk(pair, request.viewer, request.institution.slug)
    if made is None:
        raise Http404
    return made.answer("talk.ics")


@on(Pair, "meet")
@require_safe
def meeting_ics(request, pair):
    """`meeting` is its key. With its hour where one was said; else as a day."""
    row = get_object_or_404(Meeting.objects.visible_to(request.viewer), pair=pair, key=request.GET.get("meeting", ""))
    starts = row.starts.astimezone(zone_by(pair)) if row.starts else row.on
    title, words = _("Meeting with %(who)s"), (row.key, row.sequence, starts, row.minutes)
    return _between(pair, request.viewer, request.institution.slug, title, *words).answer("meeting.ics")


def talk(pair: Pair, viewer: Viewer, slug: str) -> Appointment | None:
    """As one of the two reads it; None before they agreed on a time."""
    if pair.starts is None:
        return None
    sequence = pair.sequence + (1 if pair.ended else 0)
    starts = pair.starts.astimezone(zone_by(pair))
    return _between(pair, viewer, slug, _("Talk with %(who)s"), pair.key, sequence, starts, HALF_AN_HOUR)


def _between(
    pair: Pair, viewer: Viewer, slug: str, title: str, key: str, sequence: int, starts: datetime | date, minutes: int
) -> Appointment:
    """Under the name of whom the viewer sees, or of the round; with how those are reached."""
    others = mates(pair, viewer, slug)
    who = format_list([mate.who.name for mate in others], locale=get_language() or "en")
    return Appointment(
        key=key,
        sequence=sequence,
        stamp=timezone.now(),
        starts=starts,
        zone=zone_by(pair).key,
        minutes=minutes,
        title=title % {"who": who} if who else pair.round.title,
        words=(pair.round.title, *(f"{mate.who.name} {mate.reach.email}" for mate in others if mate.reach)),
        page=settings.KOHORT_URL + address("mentoring:pair", slug, key=pair.key),
        house=pair.round.scheme.institution,
        off=pair.ended is not None,
    )
