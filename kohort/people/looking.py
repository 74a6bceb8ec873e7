"""How much a member may look at: enough for any curiosity, too little to carry the directory away (OWASP ASVS 2.4.1).

Counts are kept by account, or by network where somebody is no member here, and never say whom one looked at: to open a
page twice is to open two. The office looks as much as it needs to; whom it looked up reads so in their own log.
"""

from datetime import timedelta
from functools import wraps

from django.shortcuts import render
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.accounts.limits import Limit, TooOften, network_of, spend
from kohort.activity.models import Happening, record
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug

from .models import Person

VISITS = (Limit("visits-hour", 120, 3600), Limit("visits-day", 600, 86400))  # to pages that are open to everybody
PROFILES = (Limit("profiles-hour", 200, 3600), Limit("profiles-day", 1000, 86400))
# Twenty people a page, and a search while typing is a page or two: room for an hour of curiosity, which is about 1 % of
# the 145,000 people of a university.
PAGES = (Limit("pages-hour", 75, 3600), Limit("pages-day", 300, 86400))


def counted(limits: tuple[Limit, ...]):
    """Count a view's use; a styled 429 when it is used up. One's own page is free."""

    def decorate(view):
        @wraps(view)
        def counting(request, *row, **kwargs):
            viewer = request.viewer
            if viewer.is_office or any(one.pk == viewer.person_id for one in row):
                return view(request, *row, **kwargs)
            allowed, looks = (limits, str(viewer.account_id)) if viewer.is_member else (VISITS, network_of(request))
            try:
                spend(*((limit, looks) for limit in allowed))
            except TooOften as refusal:
                return _enough(request, refusal.limit.seconds)
            return view(request, *row, **kwargs)

        return counting

    return decorate


def _enough(request, seconds):
    """htmx swaps no page with an error in it, so it is sent to load this one whole."""
    response = render(request, "people/enough.html", {"hours": seconds // 3600}, status=429)
    response.headers["Retry-After"] = str(seconds)
    if request.htmx:
        response.headers["HX-Redirect"] = request.get_full_path()
    return response


def traced(view):
    """Leave a trace of the office having looked somebody up: once an hour for each of the office and each person.

    It is written once the answer is made and shown to that person alone. Nothing a reader of the page could see has
    changed by looking, so GET stays safe in the sense of RFC 9110, 9.2.1.
    """

    @wraps(view)
    def tracing(request, person, *args, **kwargs):
        response = view(request, person, *args, **kwargs)
        is_another = person.pk != request.viewer.person_id and not bug("look-untraced")
        if request.viewer.is_office and is_another:
            _leave_a_trace(request.institution, request.viewer, person)
        return response

    return tracing


def _leave_a_trace(institution: Institution, viewer: Viewer, person: Person) -> None:
    verb, lately = "person.looked_up", timezone.now() - timedelta(hours=1)
    rows = Happening.objects.trusted("a look is written down once an hour")
    if not rows.filter(verb=verb, by_id=viewer.account_id, about=person, at__gt=lately).exists():
        record(verb, institution=institution, by=viewer.account_id, about=person)
