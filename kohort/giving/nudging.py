"""On the home page of an alumna who took her place a while ago and never said what she would help with: one tap."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kohort.access.gate import myself
from kohort.claims.first_visit import all_steps, own_person
from kohort.claims.welcoming import FirstVisit
from kohort.kit.addresses import address
from kohort.people.models import Person, Study

from .catalogue import COMMON, Kind
from .models import Limits, Offer
from .steps import OFFERS
from .tapping import offer

WHY = "one's own offers"
SETTLING_IN = timedelta(days=14)
BUTTONS = 3


def on_home(request) -> str | None:
    """Named in HOME_PANELS. "Not now" is an answer to the question of the first visit, and is remembered with it."""
    me = Person.objects.visible_to(request.viewer).filter(pk=request.viewer.person_id)
    rows = unsaid(me.filter(claimed_at__lt=timezone.now() - SETTLING_IN))
    if not rows.exists():
        return None
    kinds = [(kind, capfirst(kind.label)) for kind in COMMON[:BUTTONS]]
    return render_to_string("giving/nudge.html", {"kinds": kinds}, request)


def unsaid(people):
    """Those of these (a query of Person) with a degree from here who never said it, nor that they rather would not."""
    kept = {f"dealt__{OFFERS.slug}": FirstVisit.KEPT}
    said = [
        Offer.objects.trusted(WHY).filter(person_id=OuterRef("pk")),
        Limits.objects.trusted(WHY).filter(person_id=OuterRef("pk")),
        FirstVisit.objects.trusted(WHY).filter(person_id=OuterRef("pk"), **kept),
    ]
    degrees = Study.objects.trusted(WHY).filter(person_id=OuterRef("pk"), award_year__isnull=False)
    return people.filter(Exists(degrees), *(~Exists(one) for one in said))


@myself
@require_POST
def tap(request):
    """`kind`: I would do that. Without: not now."""
    kind = request.POST.get("kind")
    with own_person(request) as me:
        if kind:
            offer(me.pk, kind)
            messages.success(request, _("Thank you. You would %(kind)s.") % {"kind": Kind(kind).label})
        FirstVisit.deal(me, OFFERS.slug, FirstVisit.KEPT, list(all_steps()))
    return redirect(address("giving:offers" if kind else "home:institution", request.institution.slug))
