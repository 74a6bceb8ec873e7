"""Who is in a group, as one viewer may know them: the roster, and those who can be given an office."""

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from kohort.access.guard import Viewer
from kohort.groups.models import Group, Membership
from kohort.kit.sorting import FAMILIES
from kohort.kit.spelling import holds
from kohort.people.facts import seen_people
from kohort.people.models import Person

WHY = "people of one group know each other's names"
LONGEST, MOST_WORDS = 80, 6


def those_in(group: Group, viewer: Viewer, words: str = "") -> QuerySet[Person]:
    """The people, in the alphabet of the page, narrowed to names with all the `words` in them.

    Those of the viewer's institution as everybody sees them, the office too; those of other institutions for who is in
    the group as well, and of them the name is all a page may show; guests find everybody who is in it.
    """
    inside = Membership.objects.trusted(WHY).filter(group=group, left__isnull=True)
    people = Person.objects.trusted(WHY).filter(_reach(group, viewer), pk__in=inside.values("person_id"))
    here = people.filter(account__isnull=False, hidden_since__isnull=True)
    return here.filter(_called(words)).order_by(f"sort_{FAMILIES[get_language() or 'en']}", "pk")


def _reach(group, viewer) -> Q:
    seen = seen_people(viewer)
    if not group.has(viewer):
        return seen
    others = ~Q(institution_id=viewer.institution_id) if viewer.is_member else Q()
    return seen | (others & ~Q(pk__in=viewer.apart))


def _called(words: str) -> Q:
    """Found by the name that is shown, and by no other they may have."""
    found = Q()
    for word in words[:LONGEST].split()[:MOST_WORDS]:
        first = holds(word, "call_name") | (Q(call_name="") & holds(word, "given_names"))
        found &= holds(word, "display_name") | (Q(display_name="") & (first | holds(word, "surname")))
    return found
