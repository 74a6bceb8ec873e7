"""Does it still stand? Asked of who offered something that nobody asked for, at most once a year each."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.activity.models import Happening, record
from kohort.giving.models import Offer
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.people.models import Person

VERB = "offer.stale"
A_YEAR = timedelta(days=365)
WHY = "nobody is asked more than once a year whether an offer stands"


def asked_lately(institution: Institution) -> set[int]:
    """The ids of people who were asked in the last year, of whatever they offer."""
    rows = Happening.objects.trusted(WHY).filter(institution=institution, verb=VERB, about__isnull=False)
    return set(rows.filter(at__gt=timezone.now() - A_YEAR).values_list("about_id", flat=True))


@transaction.atomic
def ask(offers: Iterable[Offer], institution: Institution, viewer: Viewer) -> int:
    """The owners are asked, of one offer each, the first in the order given; how many are. Others wait for them."""
    first = {one.person_id: one.pk for one in reversed(list(offers))}
    rows = Person.objects.trusted(WHY).filter(pk__in=first, hidden_since=None).order_by("pk")
    people = list(rows.select_for_update(of=("self",), no_key=True))
    before = set() if bug("stale-again") else asked_lately(institution)
    free = [one for one in people if one.pk not in before]
    for person in free:
        record(VERB, institution=institution, by=viewer.account_id, about=person, offer=first[person.pk])
    return len(free)
