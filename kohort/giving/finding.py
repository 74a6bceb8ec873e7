"""Finding people by what they would help with: the trace of an offer, the facet, the export's column."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from kohort.people import facets
from kohort.people.facets import Facet, one_of
from kohort.people.naming import fixed
from kohort.people.traces import Programmes, Trace

from .catalogue import Kind
from .models import Offer


def of_offer(offer: Offer, programmes: Programmes) -> Trace:
    """One that has ended leaves nothing."""
    return Trace() if offer.ended else Trace(rows=[("offer", {"offer.offers": offer.kind})])


TRACES = {Offer: of_offer}
FACETS = [
    Facet(
        "offers",
        _("Would help with"),
        _("would {offers}"),
        "offer",
        fixed(dict(Kind.choices)),
        clean=one_of(Kind.values),
        where=facets.column("kind"),
        listed=8,
    )
]


def column(person_ids: list[int]) -> dict:
    """For an export, whose door is the coordinator's: the kinds of offers of each person."""
    kinds = defaultdict(list)
    rows = Offer.objects.trusted("the office exports what it sees").filter(person_id__in=person_ids)
    for person_id, kind in rows.filter(ended__isnull=True).order_by("pk").values_list("person_id", "kind"):
        kinds[person_id].append(kind)
    return {(person_id, None): {"offers": ", ".join(known)} for person_id, known in kinds.items()}
