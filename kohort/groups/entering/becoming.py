"""A guest turns out to be somebody: by the institution's sign-in, any claim of a place, or the office.

Whatever says so ends in a claim; this reads it. The guest's places become memberships, and what the guest wrote becomes
that person's: settings.GUEST_BECAME.
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from kohort.access.viewer import Viewer
from kohort.activity.models import Happening, record
from kohort.claims.claiming import claim
from kohort.claims.models import Claim
from kohort.groups.models import Membership
from kohort.people.models import Person

from .models import Entrance, Guest

WHY = "who has claimed a place is no guest any more"


def claimed(happening: Happening) -> None:
    """A reader of "claimed"; told twice, it does nothing the second time."""
    person = Person.objects.trusted(WHY).filter(pk=happening.about_id, account_id=happening.by_id).first()
    rows = Guest.objects.trusted(WHY).filter(
        account_id=happening.by_id, institution_id=happening.institution_id, became=None
    )
    for guest in rows.select_related("group") if person else ():
        become(guest, person)


@transaction.atomic
def become(guest: Guest, person: Person) -> None:
    """From now on a member of the group, if the guest is in it today; what they wrote is theirs in any case."""
    was_here, rows = guest.is_here, Guest.objects.trusted(WHY)
    if not rows.filter(pk=guest.pk, became=None).update(became=person, ended=guest.ended or timezone.now()):
        return
    if was_here:
        door = Entrance.objects.trusted(WHY).filter(pk=guest.entrance_id).first()
        way = Membership.Way.ENTRANCE if door else Membership.Way.INVITED
        guest.group.admit(person, way=way, by=person.account_id, entrance=door)
    for path in settings.GUEST_BECAME:
        import_string(path)(guest, person)
    record("guest.confirmed", institution=person.institution, by=person.account_id, about=person, group=guest.group_id)


@transaction.atomic
def confirm(guest: Guest, person: Person, by: Viewer) -> None:
    """The office says who it is. Raises claims' Taken. Every other address on record is told, and can stop it."""
    claim(person, guest.account, way=Claim.Way.OFFICE, settled=False)
    record("case granted", institution=guest.institution, by=by.account_id, about=person, guest=guest.key)
