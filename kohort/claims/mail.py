"""The invitation: a pointer, not a key. Whoever else reads it learns that somebody studied there, and gets no further.

So it names nobody. The link opens a page with one button, which sends a code to the address on record and to no other.
"""

import re
from email.utils import formataddr, parseaddr
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kohort.accounts.letter import letter
from kohort.institutions.models import Institution
from kohort.people.models import Person

from .models import Invitation, Invited

WHY = "whoever invites a classmate is named in the letter"
LINK = re.compile(r"[/@:]|\w\.\w\w")


def of(invited: Invited, invitation: Invitation) -> EmailMultiAlternatives:
    """The letter of one person. `invited.address` is where it goes."""
    message = invite(
        invitation.institution,
        invited.key,
        invited.language,
        to=invited.address.value,  # type: ignore[union-attr]  # sending.may_go_out has looked
        signature=invitation.signature,
        inviter=_inviter(invitation),
    )
    message.extra_headers["Message-ID"] = message_id(invited)
    return message


def invite(
    institution: Institution, key: str, language: str, *, to: str, signature: str = "", inviter: str = ""
) -> EmailMultiAlternatives:
    """A letter whose links lead to `key`. It can be stopped by one click, without a login (RFC 8058). `inviter` is a
    classmate who remembers the reader."""
    link, stop = _address("invited", institution, key), _address("no_more", institution, key)
    message = letter(
        "claims/mail/invitation",
        to=to,
        subject=format_lazy(_("A place waits for you: {institution}"), institution=institution),
        language=language,
        institution=institution,
        signature=signature,
        inviter=inviter,
        link=link,
        stop=stop,
    )
    message.extra_headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    if signature:
        house = message.from_email.rpartition(" <")[0]
        message.from_email = formataddr((f"{signature}, {house}", parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    return message


def _inviter(invitation: Invitation) -> str:
    """A member is named, and says nothing else; one whose chosen name reads like an address on the web is not."""
    if not invitation.figures.get("remembered"):
        return ""
    here = Person.objects.trusted(WHY).filter(institution=invitation.institution, account_id=invitation.by_id)
    name = next((one.name for one in here), "") if invitation.by_id else ""
    return "" if LINK.search(name) else name


def message_id(invited: Invited) -> str:
    """The same for a letter whenever it is made, so that it can be looked up in the mail server's log."""
    return f"<{uuid5(NAMESPACE_URL, invited.key)}@{parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition('@')[2]}>"


def _address(page: str, institution: Institution, key: str) -> str:
    return settings.KOHORT_URL + reverse(f"claims:{page}", args=[institution.slug, key])
