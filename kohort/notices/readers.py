"""Reader: to whom a mail goes, in which language, and what they may see at this moment."""

from typing import NamedTuple

from django.conf import settings
from django.urls import reverse

from kohort.access.viewer import Viewer
from kohort.institutions.models import Institution
from kohort.people.models import Person
from kohort.people.viewing import viewer_for

from .models import Wish

WHY = "a mail is written for whoever reads it"


class Reader(NamedTuple):
    """`wish` is what they said last, or what holds until something is said."""

    person: Person
    language: str
    viewer: Viewer
    wish: Wish

    @classmethod
    def of(cls, person_id: int) -> "Reader | None":
        """None where nobody reads: the place is unclaimed, the account closed or without an address."""
        rows = Person.objects.trusted(WHY).filter(pk=person_id, account__is_active=True).exclude(account__email="")
        person = rows.select_related("account", "institution").first()
        if person is None or person.account is None:
            return None
        viewer = viewer_for(person.account_id, person.institution)
        return cls(person, language_of(person), viewer, Wish.of(person.pk, person.institution))

    @property
    def slug(self) -> str:
        return self.person.institution.slug


def language_of(person: Person) -> str:
    return (person.account and person.account.language) or person.institution.language


def address(institution: Institution, name: str, *args: str) -> str:
    """The whole address of a page, for a mail."""
    return settings.KOHORT_URL + reverse(name, args=[institution.slug, *args])
