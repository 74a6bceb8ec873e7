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
def stopped(happening: Happening) -> None:
    """A reader of "claim stopped": who took the place is the guest they were. Told twice, it finds nothing to undo."""
    made = Claim.objects.trusted(WHY).filter(person_id=happening.about_id, stopped_at__lte=happening.at)
    made = made.exclude(way=Claim.Way.BACK).order_by("-pk").first()
    if made is None or Claim.objects.trusted(WHY).filter(person_id=made.person_id, pk__lt=made.pk).exists():
        return  # whose words are whose is not told apart where the place was somebody’s before
    for guest in Guest.objects.trusted(WHY).filter(account_id=made.account_id, became_id=made.person_id):
        _unbecome(guest, made)


def _unbecome(guest: Guest, made: Claim) -> None:
    """Whoever was in the group by its rule stays in it, unclaimed as before."""
    rows = Membership.objects.trusted(WHY).filter(group_id=guest.group_id, person_id=made.person_id)
    rows.filter(since__gte=made.at).exclude(way=Membership.Way.RULE).delete()
    for path in settings.GUEST_AGAIN:
        import_string(path)(guest, made.person_id, made.at)
    was_here = guest.ended and guest.ended >= made.at
    guest.became, guest.ended = None, None if was_here else guest.ended
    guest.save(update_fields=["became", "ended"])


@transaction.atomic
def confirm(guest: Guest, person: Person, by: Viewer) -> None:
    """The office says who it is. Raises claims' Taken. Every other address on record is told, and can stop it."""
    claim(person, guest.account, way=Claim.Way.OFFICE, settled=False)
    record("case granted", institution=guest.institution, by=by.account_id, about=person, guest=guest.key)
