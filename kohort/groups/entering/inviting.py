"""Asking somebody into a group: a person by name, or whoever reads an address; whether we know it is not told."""

from django.db import transaction
from django.utils.translation import get_language

from kohort.access.viewer import Viewer
from kohort.accounts.limits import Limit, spend
from kohort.activity.models import record
from kohort.groups.models import Group, Membership
from kohort.people.models import Person

from . import jobs
from .models import Invite

WHY = "one is asked once, and not where one is already"
AT_ONCE = 20
PEOPLE_A_DAY = Limit("people invited to groups", 60, 86_400)
LETTERS_A_DAY = Limit("group invitations by mail", 10, 86_400)


@transaction.atomic
def invite(group: Group, *, by: Viewer, person: Person | None = None, email: str = "") -> Invite:
    """Ask one `person`, or whoever reads `email`. Raises TooOften.

    Who was asked by the same member and has not answered is not asked again. A person is told by the readers of
    "invite.sent"; an address gets a letter, unless it was written to often enough (`jobs.send_invitation`).
    """
    asked = {"group": group, "person": person, "email": email, "by_id": by.person_id}
    if known := Invite.open_today().filter(**asked).first():
        return known
    spend((PEOPLE_A_DAY if person else LETTERS_A_DAY, str(by.account_id)))
    made = Invite.objects.create(**asked)
    record("invite.sent", institution=group.institution, by=by.account_id, about=person, group=group.pk)
    if email:
        jobs.send_invitation.enqueue(made.pk, get_language() or "en")
    return made


def to_ask(group: Group, person_ids: list[int]) -> list[int]:
    """Those of these people who are not in the group, and have not left it, in the same order."""
    rows = Membership.objects.trusted(WHY).filter(group=group, person_id__in=person_ids)
    known = set(rows.values_list("person_id", flat=True))
    return [pk for pk in person_ids if pk not in known]


def asked(group: Group, person_ids: list[int]) -> set[int]:
    """Those of these people who have been asked and may still answer."""
    rows = Invite.open_today().filter(group=group, person_id__in=person_ids)
    return set(rows.values_list("person_id", flat=True))
