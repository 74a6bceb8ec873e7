"""Makes the Viewer: once per request, or by hand for a job."""

from django.conf import settings
from django.db.models import F, Q
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.module_loading import import_string

from kohort.access.gate import SecondFactorNeeded, SignInNeeded
from kohort.access.viewer import NOBODY, Class, Role, Viewer
from kohort.accounts import second_factor
from kohort.accounts.models import OfficeRole
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug

from .models import Block, Person

WAYS = {SignInNeeded: "account_login", SecondFactorNeeded: "second_factor"}  # where a door leads that may open yet


def viewer_for(account_id: int | None, institution: Institution, *, proven: bool = False) -> Viewer:
    """The eyes of an account in one institution; four queries. Roles of the office count where a second factor was
    `proven`, by the session or by the job's own deed; else they wait."""
    if account_id is None:
        return Viewer(institution_id=institution.pk)
    rows = (
        Person.objects.trusted("who is looking has to be known before anything is shown")
        .filter(institution=institution, account_id=account_id)
        .values_list("pk", "settles_at", "study__programme_id", "study__first_year", "study__last_year")
    )
    roles = _roles(account_id, institution)
    person_id, settles_at = next((row[:2] for row in rows), (None, None))
    return Viewer(
        institution_id=institution.pk,
        person_id=person_id,
        account_id=account_id,
        roles=roles if proven or bug("roles-unproven") else frozenset(),
        waiting=frozenset() if proven else roles,
        classes=tuple(Class(*row[2:]) for row in rows if row[2]),
        settled=settles_at is None or settles_at <= timezone.now(),
        apart=Block.around(person_id) if person_id else frozenset(),
        leads=import_string(settings.LEADS)(person_id) if person_id else frozenset(),
        guest_of=frozenset() if person_id else import_string(settings.GUESTS)(account_id, institution),
    )


def _roles(account_id, institution) -> frozenset[Role]:
    now = timezone.now()
    rows = OfficeRole.objects.trusted("roles decide what is seen").filter(
        Q(until__isnull=True) | Q(until__gt=now),
        account_id=account_id,
        institution=institution,
        since__lte=now,
    )
    return frozenset(Role(role) for role in rows.values_list("role", flat=True))


class ViewerMiddleware:
    """Turns the first part of the path into `request.institution` and whoever is signed in into `request.viewer`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.institution, request.viewer = None, NOBODY
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        account_id = request.user.pk
        if (slug := kwargs.pop("institution", None)) is None:
            request.viewer = Viewer(account_id=account_id)
            return
        request.institution = Institution.objects.annotate(logo_digest=F("logo__digest")).filter(slug=slug).first()
        if request.institution is None:
            raise Http404
        proven = second_factor.is_proven(request.session)
        request.viewer = viewer_for(account_id, request.institution, proven=proven)

    def process_exception(self, request, error):
        way = next((name for needed, name in WAYS.items() if isinstance(error, needed)), None)
        if way is None:
            return None
        query = urlencode({"next": request.get_full_path()} if request.method == "GET" else {})
        return HttpResponseRedirect(f"{resolve_url(way)}?{query}".rstrip("?"))
