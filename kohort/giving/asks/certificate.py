"""A certificate of something given, as a PDF: for whoever gave it, and for the office."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext
from django.views.decorators.http import require_safe

from kohort.access.gate import on
from kohort.giving.given import Given
from kohort.groups.names import names
from kohort.institutions.models import Logo
from kohort.people.models import Person

from .certificate_sheet import Sheet, pdf
from .nouns import noun


@on(Given, "certify")
@require_safe
def certificate(request, given):
    """In the language of the page."""
    headers = {
        "Content-Disposition": f'attachment; filename="certificate-{given.on}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(pdf(sheet_of(request, given)), content_type="application/pdf", headers=headers)


def sheet_of(request, given: Given) -> Sheet:
    """What stands on it: who, what, when, how long, for whom, by whom."""
    house, viewer = request.institution, request.viewer
    giver = Person.objects.visible_to(viewer).get(pk=given.person_id)
    by = names([given.by_id or 0], viewer, house.slug).get(given.by_id or 0)
    logo = Logo.objects.filter(institution=house).first()
    return Sheet(
        house=house.name,
        colour=house.colour,
        logo=bytes(logo.image) if logo else b"",
        heading=_("Certificate"),
        before=_("With thanks to"),
        name=giver.name,
        after=pgettext("on a certificate", "What was given"),
        what=capfirst(noun(given.kind)),
        title=given.title,
        lines=list(filter(None, lines(given))),
        thanks=_("%(house)s confirms this, and is grateful for the time and the knowledge.") % {"house": house.name},
        signed=by.name if by else "",
        foot=_("%(house)s, %(day)s") % {"house": house.name, "day": date_format(timezone.localdate())},
    )


def lines(given: Given) -> list[str]:
    """When, how long, for whom; "" for what is not known."""
    minutes, heads = given.minutes or 0, given.heads or 0
    return [
        date_format(given.on),
        ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes} if minutes else "",
        given.programme.name if given.programme else "",
        npgettext("on a certificate", "%(n)d listener", "%(n)d listeners", heads) % {"n": heads} if heads else "",
    ]
