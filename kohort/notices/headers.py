"""What the mail programs of readers go by: how to stop it, what belongs together, where an answer goes."""

from email.utils import parseaddr
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from kohort.groups.models import Group
from kohort.people.models import Person

from .models import Mailing
from .readers import address
from .stopping import token


def stop_address(person: Person, scope: str) -> str:
    """Where one stops such mails by one button, without signing in."""
    return address(person.institution, "notices:no_more", token(person, scope))


def mark(
    message: EmailMultiAlternatives, mailing: Mailing, *, stop: str = "", group: Group | None = None, about: str = ""
):
    """Stopped by one click (RFC 8058), of a list (RFC 2919), in one thread with others `about` the same (RFC 5322).

    Without `stop` it is about what one has signed up for.
    """
    headers = message.extra_headers
    if stop:
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    headers["Message-ID"] = message_id(mailing.key)
    if group:
        headers["List-Id"] = f"<{group.key}.{_domain()}>"
    if about:
        headers |= dict.fromkeys(("In-Reply-To", "References"), message_id(about))
    return message


def message_id(key: str) -> str:
    """The same for a mail whenever it is written, so that it can be looked up in the mail server's log."""
    return f"<{uuid5(NAMESPACE_URL, key)}@{_domain()}>"


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
