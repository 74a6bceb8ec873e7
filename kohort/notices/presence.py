"""When somebody was here last, and when the visit before this one ended. A visit ends with half an hour of silence."""

from datetime import datetime, timedelta

from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.kit.bugs import bug
from kohort.people.models import Person

from .models import Presence
from .opening import OPENS, opened

WHY = "one is here when one looks"
SILENCE = timedelta(minutes=30)
AT_MOST = timedelta(minutes=5)  # written no oftener
A_YEAR = timedelta(days=365)


def last_visit(viewer: Viewer) -> datetime | None:
    """When the visit before this one ended; None on the first one. One query."""
    mine = Presence.objects.visible_to(viewer).first()
    if mine is None:
        return None
    return mine.before if timezone.now() - mine.here < SILENCE else mine.here


def note(viewer: Viewer) -> None:
    """They are here now. One query, and a second one every few minutes."""
    now = timezone.now()
    here = Presence.objects.visible_to(viewer).values_list("here", flat=True).first()
    if here is None and Person.objects.visible_to(viewer).filter(pk=viewer.person_id).exists():  # who left is gone
        row = Presence(person_id=viewer.person_id, here=now)  # type: ignore[misc]  # a member is a person
        Presence.objects.bulk_create([row], ignore_conflicts=True)
    elif here and now - here > AT_MOST:
        _goes_on(viewer.person_id, now)


def _goes_on(person_id, now) -> None:
    """Or begins anew: `before` moves only then."""
    is_new = When(here__lt=now - SILENCE, then=F("here"))
    rows = Presence.objects.trusted(WHY).filter(person_id=person_id)
    rows.update(before=Case(is_new, default=F("before")), here=now)


def silent(person: str = "") -> Q:
    """Who has not been here for a year, by a visit or by the claim: they get what is personal, and nothing else.
    `person` is the path to Person."""
    long_ago = timezone.now() - (A_YEAR * 100 if bug("silent-year") else A_YEAR)
    seen = Presence.objects.trusted(WHY)
    came = Person.objects.trusted(WHY).annotate(came=Coalesce("claimed_at", "recorded")).filter(came__lt=long_ago)
    gone = Q(**{f"{person}pk__in": seen.filter(here__lt=long_ago).values("person_id")})
    never = Q(**{f"{person}pk__in": came.values("pk")}) & ~Q(**{f"{person}pk__in": seen.values("person_id")})
    return gone | never


class PresenceMiddleware:
    """Notes a member's visit once the answer is made; nothing a reader of the page could see has changed by looking."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.viewer.is_member:
            note(request.viewer)
            self._read(request, response)
        return response

    def _read(self, request, response) -> None:
        """Who opens what a notice tells of has read the notice."""
        place = request.resolver_match
        if response.status_code == 200 and request.method == "GET" and place and place.view_name in OPENS:
            opened(request.viewer, place.view_name, **place.kwargs)
