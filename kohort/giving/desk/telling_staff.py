"""An unused offer is suggested to somebody of the staff, who may have a use for it: to each of them once."""

from collections import defaultdict
from collections.abc import Collection

from django.db import transaction

from kohort.access.audience import Audience
from kohort.access.viewer import Viewer
from kohort.activity.models import Happening, record
from kohort.giving.inquiries.staff import staff
from kohort.giving.models import Offer
from kohort.kit.bugs import bug
from kohort.people.models import Person

from .unused import unused

VERB = "offer.suggested"
WHY = "nobody is told of the same offer twice"


def open_to_staff(viewer: Viewer):
    """Unused offers that every member may read of: what is for the office or for classmates stays with them."""
    return unused(viewer).filter(audience__gte=Audience.MEMBERS)


def others(offer: Offer, viewer: Viewer):
    """The staff, without whose offer it is."""
    return staff(viewer).exclude(pk=offer.person_id)


def told(offers: Collection[Offer]) -> dict[int, list[int]]:
    """{offer: ids of the people it was suggested to}, the first first. One query."""
    rows = Happening.objects.trusted(WHY).filter(verb=VERB, about__isnull=False)
    found = defaultdict(list)
    asked = rows.filter(particulars__offer__in=[one.pk for one in offers]).order_by("pk")
    for offer, person in asked.values_list("particulars__offer", "about_id"):
        found[offer].append(person)
    return found


@transaction.atomic
def suggest(offer: Offer, person: Person, viewer: Viewer) -> bool:
    """Whether they are told of it; who was told already is not told again."""
    held = Person.objects.trusted(WHY).select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    if held.pk in told([offer])[offer.pk] and not bug("suggested-again"):
        return False
    record(VERB, institution=held.institution, by=viewer.account_id, about=held, offer=offer.pk)
    return True
