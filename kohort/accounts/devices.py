"""Browsers: what to call one in words, and whether it has signed in to an account before."""

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from .models import Account

# Looked for in this order in the User-Agent header: browsers name those they descend from, too.
BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "SamsungBrowser": "Samsung Internet", "Firefox": "Firefox"} | {
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {"Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "CrOS": "ChromeOS"} | {
    "Mac OS": "Mac",
    "Linux": "Linux",
}
COOKIE = "__Host-known" if settings.HTTPS else "known"
A_YEAR = 60 * 60 * 24 * 365
MOST = 5  # accounts that one browser is remembered for


def device_of(request) -> str:
    """ "Firefox/Windows"; either part may be empty. Nothing else of the header is kept."""
    said = request.headers.get("User-Agent", "")
    return "/".join(next((name for mark, name in table.items() if mark in said), "") for table in (BROWSERS, SYSTEMS))


def in_words(device: str) -> str:
    """ "Firefox on Windows" in the reader's language."""
    browser, _slash, system = device.partition("/")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("a browser we cannot name")


def knows(request, account: Account) -> bool:
    """Whether this browser has signed in to the account before, and not been signed out everywhere since."""
    return any(constant_time_compare(mark, _mark(account)) for mark in _marks(request))


def remember(request, account: Account) -> None:
    """This browser is known from the next response on; see `set_cookie`."""
    others = [mark for mark in _marks(request) if mark != _mark(account)]
    request.known_marks = [_mark(account), *others][:MOST]


def set_cookie(request, response) -> None:
    """For the middleware: gives the browser its marks when somebody has signed in."""
    if marks := getattr(request, "known_marks", None):
        flags = {"httponly": True, "samesite": "Lax", "secure": settings.HTTPS}
        response.set_cookie(COOKIE, ".".join(marks), max_age=A_YEAR, **flags)


def _marks(request) -> list[str]:
    return [mark for mark in request.COOKIES.get(COOKIE, "").split(".") if mark][:MOST]


def _mark(account) -> str:
    """Tells nobody whose it is, and cannot be made without the installation's secret."""
    return salted_hmac("kohort.accounts.devices", f"{account.pk} {account.password}", algorithm="sha256").hexdigest()[
        :32
    ]
