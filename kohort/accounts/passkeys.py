"""Passkeys (WebAuthn level 3): making one and using one. allauth keeps them and verifies what they sign.

What it leaves open is closed here: the exact origin, a challenge that is used once, a counter that only goes up.
A ceremony is a request for options, which puts a challenge into the session, and a request with the browser's answer.
"""

import json
import struct
import time
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from kohort.kit.bugs import bug

from .limits import Limit, TooOften, spend
from .models import Account

ASKED = Limit("answers to a challenge", 1, 300)
MOST = 10  # passkeys of an account
LONGEST = 20_000  # characters of an answer; attestations of known makers stay below 10,000
# What the parsers of a hostile answer raise: JSON, base64, CBOR, COSE and allauth's "incorrect code".
MALFORMED = (
    *(ValueError, TypeError, LookupError, AttributeError, AssertionError, RuntimeError, struct.error),
    ValidationError,
)


class Refused(Exception):
    """The browser's answer is not the one to our challenge, or not by a passkey of that account."""


class Adapter(DefaultMFAAdapter):
    """Named as MFA_ADAPTER: who asks for a passkey, and what it is called on its device."""

    def get_public_key_credential_rp_entity(self):
        return {"id": urlsplit(settings.KOHORT_URL).hostname, "name": "Kohort"}

    def get_public_key_credential_user_entity(self, user):
        return super().get_public_key_credential_user_entity(user) | {"name": user.email, "display_name": user.email}


def passkeys_of(account: Account) -> QuerySet[Authenticator]:
    """The oldest first."""
    return Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN).order_by("pk")


def begin_making(request) -> dict[str, Any]:
    """Options for `navigator.credentials.create`: a passkey that is found without a name, and unlocked by its owner."""
    return _begun(request, auth.begin_registration(request.user, passwordless=True))


def begin_using(request, account: Account | None = None) -> dict[str, Any]:
    """Options for `navigator.credentials.get`: any passkey for this site, or one of this account."""
    return _begun(request, auth.begin_authentication(account))


def _begun(request, options) -> dict[str, Any]:
    request.session[auth.STATE_SESSION_KEY] |= {"at": time.time()}
    request.session.modified = True
    return dict(options["publicKey"])


def make(request, answer: str, name: str) -> Authenticator:
    """Keep the passkey that the browser has made. Raises Refused."""
    try:
        credential = _read(request, answer)
        _check_origin(auth.parse_registration_response(credential))
        made = auth.complete_registration(credential)
    except MALFORMED as error:
        raise Refused from error
    passkey = auth.WebAuthn.add(request.user, name, credential).instance
    passkey.data["counter"] = made.counter
    passkey.save(update_fields=["data"])
    return passkey


def use(request, answer: str, account: Account | None = None) -> Account:
    """The account whose passkey the browser has used; `account`'s own, if given. Raises Refused."""
    try:
        credential = _read(request, answer)
        parsed = auth.parse_authentication_response(credential)
        _check_origin(parsed)
        owner = account or auth.extract_user_from_response(credential)
        passkey = auth.complete_authentication(owner, credential)
    except MALFORMED as error:
        raise Refused from error
    _count(passkey, parsed.response.authenticator_data.counter)
    return owner


def _read(request, answer: str) -> dict[str, Any]:
    """The answer to the challenge in the session, which is used up by it, right or wrong."""
    state = request.session.get(auth.STATE_SESSION_KEY)
    if not state or time.time() - state["at"] > ASKED.seconds or len(answer) > LONGEST:
        raise Refused
    try:
        spend((ASKED, state["challenge"]))
    except TooOften:
        raise Refused from None
    return _needed(json.loads(answer))


def _needed(credential: dict[str, Any]) -> dict[str, Any]:
    """What is verified and kept: no more of what a browser may say of itself."""
    known = ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle")
    response = {name: credential["response"][name] for name in known if credential["response"].get(name)}
    return {"id": credential["rawId"], "rawId": credential["rawId"], "type": credential["type"], "response": response}


def _check_origin(parsed) -> None:
    """The address of this site to the letter; a name below it, or another port, is somebody else."""
    if parsed.response.client_data.origin != settings.KOHORT_URL:
        raise Refused


@transaction.atomic
def _count(passkey, counter: int) -> None:
    """A counter that does not go up means that there are two of the device (WebAuthn 3, 7.2, step 22). Those of most
    makers stay at 0 and tell nothing."""
    row = Authenticator.objects.select_for_update().filter(pk=passkey.pk).first()
    if row is None or (
        max(counter, row.data["counter"]) and counter <= row.data["counter"] and not bug("cloned-counter")
    ):
        raise Refused
    row.data["counter"], row.last_used_at = counter, timezone.now()
    row.save(update_fields=["data", "last_used_at"])
