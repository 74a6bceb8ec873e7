"""Addresses that programmes look for on any site (RFC 8615): whom to tell of a hole, and where one sees how one signs
in."""

from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kohort.access.gate import public


@public
@require_safe
def security(request):
    """RFC 9116; 404 where the operator has not said whom to tell and until when."""
    if not settings.SECURITY_CONTACT or (until := _expires()) is None:
        raise Http404
    lines = [f"Contact: {_uri(one)}" for one in settings.SECURITY_CONTACT.split()]
    lines += [f"Expires: {until}T23:59:59Z", f"Canonical: {settings.KOHORT_URL}{request.path}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public
@require_safe
def change_password(request):
    """Managers of passwords look here. There is none to change; one's ways in are on a page of their own."""
    return HttpResponseRedirect(reverse("account"))


def problems() -> Iterator[str]:
    """For `kohort check`."""
    if settings.SECURITY_CONTACT:
        until = _expires()
        if until is None:
            yield "KOHORT_SECURITY_EXPIRES is no date such as 2027-06-30, so security.txt is not shown."
        elif until < timezone.localdate():
            yield f"security.txt has been out of date since {until}: set KOHORT_SECURITY_EXPIRES anew."


def _expires() -> date | None:
    try:
        return date.fromisoformat(settings.SECURITY_EXPIRES)
    except ValueError:
        return None


def _uri(contact: str) -> str:
    return contact if ":" in contact else f"mailto:{contact}"
