"""Through a door: a member of the institution becomes a member of the group, anybody else a guest of it."""

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.accounts.models import Account
from kohort.activity.models import record
from kohort.claims import trust
from kohort.groups.models import Membership
from kohort.institutions.models import Institution
from kohort.people.models import Contact, Person

from .finding import Door
from .models import Guest, stay

WHY = "whoever holds a code or was invited comes in"


class ShutOut(Exception):
    """The invitation was used a moment ago, or who leads the group has said goodbye to this guest."""


def come(door: Door, viewer: Viewer, account: Account, name: str = "") -> None:
    """Raises ShutOut."""
    with transaction.atomic():
        if door.invite and not door.invite.answer():
            raise ShutOut
        if viewer.is_member:
            _as_member(door, viewer)
        else:
            _as_guest(door, account, name)


def _as_member(door: Door, viewer: Viewer) -> None:
    people = Person.objects.trusted(WHY)
    by = people.filter(pk=door.way.by_id).first()
    way = Membership.Way.ENTRANCE if door.entrance else Membership.Way.INVITED
    mine = people.get(pk=viewer.person_id)
    door.group.admit(mine, way=way, by=viewer.account_id, entrance=door.entrance, invited_by=by)


def _as_guest(door: Door, account: Account, name: str) -> None:
    """Who has been one before is the same guest again, under the name they give now."""
    told = {"name": name, "entrance": door.entrance, "until": stay(timezone.localdate())}
    guest, is_new = Guest.objects.trusted(WHY).get_or_create(
        group=door.group, account=account, defaults=told | {"institution_id": door.group.institution_id}
    )
    if guest.was_shown_out:
        raise ShutOut
    if not (is_new or guest.is_here):
        Guest.objects.trusted(WHY).filter(pk=guest.pk).update(**told, ended=None)
    if is_new or not guest.is_here:
        record("guest.came", institution=door.group.institution, by=account.pk, group=door.group.pk)


def known_name(account_id: int, institution: Institution) -> str:
    """What somebody called themselves where they were a guest here last, so that they need not write it again."""
    rows = Guest.objects.trusted("one's own name").filter(account_id=account_id, institution=institution)
    return rows.order_by("-since").values_list("name", flat=True).first() or ""


def has_place(account_id: int | None, institution: Institution) -> bool:
    """Whether a free place in the register waits behind an address this account has proved."""
    proved = EmailAddress.objects.filter(user=account_id, verified=True).values_list("email", flat=True)
    folded = [email.casefold() for email in proved]
    rows = Contact.objects.trusted(WHY).filter(institution=institution, kind__in=trust.KINDS, folded__in=folded)
    free = rows.filter(person__account=None, person__hidden_since=None)
    return any(trust.may_claim(one) for one in free)
