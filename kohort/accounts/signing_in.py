"""What happens when somebody has shown who they are, in whatever way: a session, its record, perhaps a letter."""

import time

from django.contrib.auth import login

from . import devices, sessions, telling
from .models import Account

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSKEY = "passkey"


def sign_in(request, account: Account, *, way: str) -> None:
    """Sign `account` in to this browser. Every way of signing in ends here.

    `way` is "code", "passkey" or a word of the caller's; a passkey is a second factor too. The session gets a new
    id, and notes when it began and when somebody last showed who they are. Stored besides is an OpenSession: which
    browser, and when. The main address gets a letter when this browser is new to the account; the very first
    sign-in of an account needs none.
    """
    is_news = account.last_login is not None and not devices.knows(request, account)
    if request.user.pk == account.pk:  # Django keeps the id where the same account signs in once more
        request.session.cycle_key()
    login(request, account, BACKEND)
    request.session.set_expiry(None)  # before, the session lived as long as its code
    request.session.pop("factor", None)
    marks = ("since", "seen", "signed", *(["factor"] if way == PASSKEY else []))
    request.session.update(dict.fromkeys(marks, time.time()))
    sessions.keep(request)
    devices.remember(request, account)
    if is_news:
        telling.tell(account, "signed-in", request)
