"""How those who were brought together reach each other: what they agreed to when they signed up."""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.people.models import Contact, Person

from .pairs import Pair


class Reach(NamedTuple):
    """Where somebody reads mail, and the numbers they show to the viewer."""

    email: str
    phones: list[Contact]


def reach(pair: Pair, people: Collection[int], viewer: Viewer) -> dict[int, Reach]:
    """Of these others in a pair that runs, or in its group; nobody where the viewer is not in it or sees none of them.

    Three queries, whatever the size of a group.
    """
    if pair.ended or not pair.is_of(viewer):
        return {}
    seen = Person.objects.visible_to(viewer).filter(pk__in=people, account__is_active=True)
    phones: defaultdict[int, list[Contact]] = defaultdict(list)
    for phone in Contact.objects.visible_to(viewer).filter(person_id__in=people, kind=Contact.Kind.PHONE):
        phones[phone.person_id].append(phone)
    return {pk: Reach(email, phones[pk]) for pk, email in seen.values_list("pk", "account__email")}
