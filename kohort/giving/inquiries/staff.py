"""Who works here, found by name: those an inquiry can be given to."""

from django.db.models import Q
from django.utils.translation import get_language

from kohort.access.viewer import Viewer
from kohort.kit.sorting import FAMILIES
from kohort.kit.spelling import holds
from kohort.people.models import Affiliation, Person

MOST, WORDS = 12, 6
NAMES = ("display_name", "call_name", "given_names", "surname")


def staff(viewer: Viewer):
    """Staff of today who have claimed their place, and whoever looks."""
    rows = Affiliation.objects.visible_to(viewer).filter(kind=Affiliation.Kind.STAFF, ended=None)
    here = Person.objects.visible_to(viewer).filter(account__isnull=False, hidden_since=None)
    return here.filter(Q(pk__in=rows.values("person_id")) | Q(pk=viewer.person_id))


def by_name(text: str, viewer: Viewer) -> list[int]:
    """Ids of those with all of these words in their names, in the alphabet of the page; nobody without words."""
    words = text[:80].split()[:WORDS]
    found = Q()
    for word in words:
        found &= holds(word, *NAMES)
    rows = staff(viewer).filter(found).order_by(f"sort_{FAMILIES[get_language() or 'en']}", "pk")
    return list(rows.values_list("pk", flat=True)[:MOST]) if words else []
