"""Takes one mail that answers a post or a letter. Three things must agree: the signed address it went to, the sender,
and what that person may still read and answer. Nothing is mailed back: the mail server speaks for us (sysexits.h)."""

import os
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message
from email.utils import getaddresses

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from kohort.accounts.limits import TooOften
from kohort.kit.bugs import bug
from kohort.people.models import Person
from kohort.people.viewing import viewer_for

from . import replying
from .letters.models import LONGEST
from .letters.writing import CannotWrite, write
from .mail_text import files_in, words_of
from .models import Arrived, Post, Thread
from .talking.answering import CannotAnswer, answer

LARGEST = 10 * 2**20  # octets
GONE_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
BY_ITSELF = ("X-Autoreply", "X-Autorespond", "X-Auto-Reply")
BULK = {"bulk", "junk", "list", "auto_reply"}


class Refused(Exception):
    """Not posted. `code` is of sysexits.h; the text says why, of nobody in particular."""

    def __init__(self, code: int, why: str):
        super().__init__(why)
        self.code = code


def take(raw: bytes) -> None:
    """Post what a mail says, once however often it comes; a machine's mail is passed over. Raises Refused."""
    if len(raw) > LARGEST:
        raise Refused(os.EX_DATAERR, "The mail is too large.")
    message = message_from_bytes(raw, policy=policy.compat32)
    if _is_automatic(message):
        return
    reply = _reply(message)
    person = _writer(reply.person_id, message)
    with transaction.atomic(), translation.override(_language(person)):
        if Arrived.note(_mark(message, raw, reply)):
            _post(reply, person, _words(message))


def _is_automatic(message: Message) -> bool:
    """A bounce, an absence note, a list: RFC 3834 and what is done besides."""
    said = _first(message, "Auto-Submitted").split(";")[0].strip().lower()
    sender = next(iter(_addresses(message, "From")), "").partition("@")[0].lower()
    return (
        said not in {"", "no"}
        or _first(message, "Return-Path") == "<>"
        or _first(message, "Precedence").lower() in BULK
        or any(name in message for name in BY_ITSELF)
        or message.get_content_type() in {"multipart/report", "message/delivery-status"}
        or sender in {"mailer-daemon", "postmaster"}
    )


def _first(message, name) -> str:
    return str(message.get(name, "")).strip()


def _addresses(message, *names) -> Iterator[str]:
    for name in names:
        yield from (address for _name, address in getaddresses([str(one) for one in message.get_all(name, [])]))


def _reply(message) -> replying.Reply:
    try:
        found = replying.read(_addresses(message, *GONE_TO))
    except replying.Forged:
        raise Refused(os.EX_NOPERM, "The address it went to was not made here.") from None
    if found is None:
        raise Refused(os.EX_NOUSER, "It went to no address for answers.")
    return found


def _writer(person_id: int, message) -> Person:
    """The person the address was made for, if the sender is an address they have shown to be theirs."""
    rows = Person.objects.trusted("a signed address names who may answer").select_related("institution", "account")
    person = rows.filter(pk=person_id, account__is_active=True).first()
    if person is None:
        raise Refused(os.EX_NOUSER, "Who was written to is not here any more.")
    senders = list(_addresses(message, "From"))
    known = EmailAddress.objects.filter(user=person.account, verified=True, email=senders[0].lower() if senders else "")
    if len(senders) != 1 or not (known.exists() or bug("reply-sender")):
        raise Refused(os.EX_NOPERM, "The sender is not who was written to.")
    return person


def _language(person: Person) -> str:
    return (person.account and person.account.language) or person.institution.language


def _mark(message, raw, reply) -> str:
    """The same for the same mail: by its Message-ID, or all of it where it has none."""
    own = _first(message, "Message-ID") or salted_hmac("kohort.conversations.mail_in", raw).hexdigest()
    return salted_hmac("kohort.conversations.mail_in", f"{own}:{reply}", algorithm="sha256").hexdigest()


def _words(message) -> str:
    text = replying.without_addresses(words_of(message))
    if not text:
        raise Refused(os.EX_DATAERR, "There is no answer in it.")
    if files := files_in(message):
        told = ngettext(
            "(A file that came with this was left out.)", "(Files that came with this were left out.)", files
        )
        text += f"\n\n{told}"
    if len(text) > LONGEST:
        raise Refused(os.EX_DATAERR, f"The answer is longer than {LONGEST} characters.")
    return text


def _post(reply, person, text) -> None:
    viewer = viewer_for(person.account_id, person.institution)
    rows = Post.objects if reply.kind == replying.POST else Thread.objects
    row = rows.visible_to(viewer).filter(pk=reply.row_id).first()
    if row is None:
        raise Refused(os.EX_NOPERM, "What it answers is not open to the sender.")
    try:
        answer(row, person, text) if isinstance(row, Post) else write(row, person, text)
    except (CannotAnswer, CannotWrite):
        raise Refused(os.EX_NOPERM, "What it answers cannot be answered any more.") from None
    except TooOften:
        raise Refused(os.EX_TEMPFAIL, "The sender has written very much; later again.") from None
