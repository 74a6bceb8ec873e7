"""Makes the Viewer: once per request, or by hand for a job."""

from django.db.models import F, Q
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.http import urlencode

from kohort.access.gate import SignInNeeded
from kohort.access.viewer import NOBODY, Class, Role, Viewer
from kohort.accounts.models import OfficeRole
from kohort.institutions.models import Institution

from .models import Person


def viewer_for(account_id: int | None, institution: Institution) -> Viewer:
    """The eyes of an account in one institution; two queries."""
    if account_id is None:
        return Viewer(institution_id=institution.pk)
    rows = (
        Person.objects.trusted("who is looking has to be known before anything is shown")
        .filter(institution=institution, account_id=account_id)
        .values_list("pk", "study__programme_id", "study__first_year", "study__last_year")
    )
    person_id = next((row[0] for row in rows), None)
    return Viewer(
        institution_id=institution.pk,
        person_id=person_id,
        account_id=account_id,
        roles=_roles(account_id, institution),
        classes=tuple(Class(*row[1:]) for row in rows if row[1]),
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
        request.viewer = viewer_for(account_id, request.institution)

    def process_exception(self, request, error):
        if isinstance(error, SignInNeeded):
            query = urlencode({"next": request.get_full_path()} if request.method == "GET" else {})
            return HttpResponseRedirect(f"{resolve_url('account_login')}?{query}".rstrip("?"))
        return None
