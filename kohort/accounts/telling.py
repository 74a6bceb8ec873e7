"""Tells somebody by letter what happened to their account, at the addresses they had before it happened.

Each letter's address is put aside in a row of its own: whoever removes it a moment later removes no letter.
"""

import time

from allauth.account.models import EmailAddress
from django.utils.translation import get_language

from . import devices
from .jobs import send_notice
from .models import Account, PassingAddress


def tell(account: Account, what: str, request) -> None:
    """One letter to the main address. `what` is a key of `mail.NOTICES`; the letter names the request's browser."""
    _enqueue(account, what, EmailAddress.objects.filter(user=account, verified=True, primary=True), request)


def tell_everywhere(account: Account, what: str, request=None) -> None:
    """One letter to each address: whoever took one over cannot hide from the others what they do."""
    _enqueue(account, what, EmailAddress.objects.filter(user=account, verified=True), request)


def _enqueue(account, what, addresses, request):
    device = devices.device_of(request) if request else ""
    language = account.language or get_language()
    for address in addresses:
        to = PassingAddress.objects.create(account=account, email=address.email)
        send_notice.enqueue(what, to.pk, language=language, device=device, at=time.time())
