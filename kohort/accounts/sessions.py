"""How long one stays signed in (OWASP ASVS 5.0, 7.3): the office briefly, members for long. And what is kept of it."""

import time
from datetime import UTC, datetime, timedelta

from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.kit.bugs import bug

from . import devices
from .models import OpenSession

OFFICE = timedelta(minutes=30), timedelta(hours=12)  # (unused, in all)
MEMBER = timedelta(days=30), timedelta(days=180)


class SessionMiddleware:
    """Stands after ViewerMiddleware, which knows the roles. Somebody whose time is up goes on as a visitor."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        devices.set_cookie(request, response)
        return response

    def process_view(self, request, view, args, kwargs):
        if SESSION_KEY not in request.session:
            return
        if not request.user.is_authenticated:  # closed meanwhile: the session must not wake when it is opened again
            logout(request)
        elif _is_over(request.session, *(OFFICE if request.viewer.once_proven().roles else MEMBER)):
            logout(request)
            request.viewer = Viewer(institution_id=request.viewer.institution_id)
            messages.info(request, _("You were signed out because some time had passed. Sign in again to go on."))


def _is_over(session, unused: timedelta, in_all: timedelta) -> bool:
    now = time.time()
    since, seen = session.setdefault("since", now), session.setdefault("seen", now)
    if bug("session") or (now - seen < unused.total_seconds() and now - since < in_all.total_seconds()):
        _touch(session, now, unused)
        return False
    return True


def _touch(session, now, unused):
    """Not at every page: reading should not write."""
    if now - session["seen"] > unused.total_seconds() / 30:
        session["seen"] = now


def renew(request) -> None:
    """The same session under a new id, so that whoever knew the old one is left outside."""
    request.session.cycle_key()
    keep(request)


def keep(request) -> None:
    """Note the session in its account's list. The record of an earlier id went with it."""
    if request.session.session_key is None:  # another account was signed in here until now
        request.session.create()
    since = datetime.fromtimestamp(request.session.get("since", time.time()), UTC)
    where = {"session_id": request.session.session_key, "device": devices.device_of(request)}
    OpenSession.objects.create(account=request.user, at=since, **where)
