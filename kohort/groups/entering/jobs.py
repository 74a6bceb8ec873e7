"""What a door leaves to the worker. Jobs hold numbers of rows; each may run twice."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from kohort.accounts.limits import Limit, TooOften, spend
from kohort.people.models import Block, Person

from . import mail
from .models import Arrival, Invite

WHY = "a letter to the address somebody wrote"
PER_ADDRESS = Limit("group invitations to an address", 3, 7 * 86_400)


@task()
def send_code(arrival_id: int) -> None:
    """The code, unless it would come too late."""
    life = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    rows = Arrival.objects.trusted(WHY).filter(pk=arrival_id, at__gt=timezone.now() - life)
    if arrival := rows.select_related("group__institution").first():
        mail.code(arrival, arrival.group.institution).send()


@task()
def send_invitation(invite_id: int, language: str) -> None:
    """The letter. Whoever was asked three times this week, by anybody, hears no more; who asks is not told."""
    rows = Invite.open_today().filter(pk=invite_id).select_related("group__institution")
    invite = rows.first()
    inviter = Person.objects.trusted("who invites says so").filter(pk=invite.by_id).first() if invite else None
    if invite and inviter and not _are_apart(inviter, invite.email) and _may_ask(invite.email):
        mail.invitation(invite, inviter.name, language).send()


def _are_apart(inviter: Person, email: str) -> bool:
    """Whether the address is that of somebody who has blocked the inviter, or is blocked by them."""
    address = {"account__emailaddress__email": email.lower(), "account__emailaddress__verified": True}
    return Person.objects.trusted(WHY).filter(pk__in=Block.around(inviter.pk), **address).exists()


def _may_ask(email: str) -> bool:
    try:
        spend((PER_ADDRESS, email))
    except TooOften:
        return False
    return True
