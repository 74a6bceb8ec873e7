"""The second factor: for the office's roles a passkey shown in this session, and a fresh one for what cannot be undone.

Until then roles wait (`Viewer.waiting`): the viewer has none, so that every door and every query is closed by itself.
"""

import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import wraps

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.http import urlencode

from kohort.access.gate import SecondFactorNeeded
from kohort.activity.models import record
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug

from . import sessions, telling
from .models import Account, OfficeRole

FRESH = timedelta(minutes=5)  # OWASP ASVS 5.0, 7.5.1


def is_proven(session) -> bool:
    """Whether a second factor was shown in this session."""
    return "factor" in session


def prove(request) -> None:
    """A second factor was shown now: roles count from the next request on, in a session with a new id."""
    sessions.renew(request)
    request.session["factor"] = time.time()


def shown_again(request) -> None:
    """A code was typed once more: as good as a new sign-in, and no second factor."""
    sessions.renew(request)
    request.session["signed"] = time.time()


def is_staff(account: Account) -> bool:
    """Whether somebody works for any office today."""
    return OfficeRole.held_by(account.pk).exists()


def has_passkey(account: Account) -> bool:
    return Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN).exists()


def with_passkey(accounts: Iterable[int]) -> set[int]:
    """Those of these accounts that have one; all of them where a button stands in for it."""
    if settings.FACTOR_STAND_INS:
        return set(accounts)
    keys = Authenticator.objects.filter(type=Authenticator.Type.WEBAUTHN, user__in=list(accounts))
    return set(keys.values_list("user", flat=True))


def is_fresh(request) -> bool:
    """Whether it was shown within five minutes who this is: by staff with a second factor, by others with any."""
    return _is_recent(request, "factor") or (not is_staff(request.user) and _is_recent(request, "signed"))


def may_enrol(request) -> bool:
    """Whether a passkey may be made here: by whoever is fresh; and by staff without any, just after signing in."""
    return is_fresh(request) or (_is_recent(request, "signed") and not has_passkey(request.user))


def may_type_a_code(request) -> bool:
    """Whether a code is worth anything here: not to staff who have a passkey."""
    return not (is_staff(request.user) and has_passkey(request.user))


def _is_recent(request, mark) -> bool:
    return bug("stale-factor") or time.time() - request.session.get(mark, 0) < FRESH.total_seconds()


def _demanding(test: Callable) -> Callable:
    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not test(request):
                raise SecondFactorNeeded
            return view(request, *args, **kwargs)

        return guarded

    return decorate


fresh = _demanding(is_fresh)  # under a door that lets nobody in who is not signed in
enrolling = _demanding(may_enrol)


def first(request, account: Account, address: str) -> str:
    """Where to go on after signing in: `address`, for staff by way of the second factor."""
    if is_proven(request.session) or not is_staff(account):
        return address
    return f"{reverse('second_factor')}?{urlencode({'next': address})}"


@transaction.atomic
def take_away(account: Account, *, by: int | None = None, reason: str = "", seen: str = "") -> None:
    """The passkeys are lost: remove them, end all sessions, tell. A new one is made as the first one was, after a code.

    `by` is the account of a coordinator, or None for the operator; `reason` and `seen` are words of `TakeAwayForm`.
    """
    Authenticator.objects.filter(user=account).delete()
    account.sign_out_everywhere()
    telling.tell_everywhere(account, "factor-taken")
    for institution in Institution.objects.filter(pk__in=OfficeRole.held_by(account.pk).values("institution_id")):
        record("second factor taken away", institution=institution, by=by, account=account.pk, reason=reason, seen=seen)
