"""Signed addresses for answering by mail: which thread, which reader, and a proof. What comes in is `mail_in`'s.

A subaddress (RFC 5233) of the one mailbox in settings.REPLY_TO: kohort+<token>@example.org. The token names nobody.
"""

import re
from base64 import b32decode, b32encode
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from kohort.kit.bugs import bug

from .models import Asker

POST, THREAD = 1, 2
SIGNATURE = 11  # octets: 88 bits
LENGTH = 39  # letters of a token: 1 + 6 + 6 + 11 octets in base32
LONGEST = 64 - 1 - LENGTH  # of the mailbox's own name: a local part has at most 64 octets (RFC 5321, 4.5.3.1.1)


class Forged(Exception):
    """Looks like one of ours, and is not."""


class Reply(NamedTuple):
    """Who was written to, about which row: `kind` is POST or THREAD."""

    kind: int
    row_id: int
    person_id: int


def address(person, *, post=None, thread=None) -> str:
    """Where this person's answer to a post or to a thread of letters may be mailed; "" where replies are off.

    And for who asked without their name: mails end in names.
    """
    if not settings.REPLY_TO or (post is not None and post.unnamed and _asked(post, person)):
        return ""
    row = post if post is not None else thread
    name, domain = settings.REPLY_TO.rsplit("@", 1)
    return f"{name}+{_token(Reply(POST if post is not None else THREAD, row.pk, person.pk))}@{domain}"


def _asked(post, person) -> bool:
    rows = Asker.objects.trusted("whose name a mail would give away")
    return rows.filter(post=post, person=person).exists()


def _token(reply: Reply) -> str:
    body = bytes([reply.kind]) + reply.row_id.to_bytes(6, "big") + reply.person_id.to_bytes(6, "big")
    return b32encode(body + _signature(body)).decode().rstrip("=").lower()


def _signature(body: bytes) -> bytes:
    return salted_hmac("kohort.conversations.replying", body, algorithm="sha256").digest()[:SIGNATURE]


def read(addresses: Iterable[str]) -> Reply | None:
    """What the first of these addresses that is a subaddress of ours says; None where none is. Raises Forged."""
    return next((_checked(token) for one in addresses if (token := _token_in(one))), None)


def _token_in(text: str) -> str:
    found = _subaddress().fullmatch(text.strip())
    return found[1].lower() if found else ""


def without_addresses(text: str) -> str:
    """The text without the lines that name such an address: it would let others answer in one's stead."""
    return "\n".join(line for line in text.split("\n") if not _subaddress().search(line)).strip()


def _subaddress() -> re.Pattern:
    """Of ours; where replies are off, of nobody's."""
    name, _at, domain = (settings.REPLY_TO or "nobody@invalid").rpartition("@")
    return re.compile(rf"{re.escape(name)}\+([^@\s]{{1,80}})@{re.escape(domain)}", re.IGNORECASE)


def _checked(token: str) -> Reply:
    if not re.fullmatch(rf"[a-z2-7]{{{LENGTH}}}", token):
        raise Forged
    octets = b32decode(token.upper() + "=")
    body, signature = octets[:-SIGNATURE], octets[-SIGNATURE:]
    if not constant_time_compare(signature, _signature(body)) and not bug("reply-forged"):
        raise Forged
    return Reply(body[0], int.from_bytes(body[1:7], "big"), int.from_bytes(body[7:13], "big"))


def problems() -> Iterator[str]:
    """For `kohort check`."""
    name, at, domain = settings.REPLY_TO.rpartition("@")
    if settings.REPLY_TO and not (at and domain and 0 < len(name) <= LONGEST and "+" not in name):
        yield f"KOHORT_REPLY_TO is no plain address with at most {LONGEST} signs, and no +, before the @."
