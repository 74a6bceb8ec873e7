"""The answer to a program that asks every few hours: the file, or that it is the same as last time (RFC 9110, 13)."""

from collections.abc import Collection
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import get_language

from kohort.events.event import Event

ICS = "text/calendar; charset=utf-8"


def answer(request: HttpRequest, body: bytes, kind: str, events: Collection[Event], name: str = "") -> HttpResponse:
    """`body` as `kind`, or 304. The tag alone decides: an event taken out makes a file another, but not a newer one."""
    response = HttpResponse(body, content_type=kind)
    response.headers["ETag"] = f'"{sha256(body).hexdigest()[:32]}"'
    response.headers["Content-Language"] = get_language() or settings.LANGUAGE_CODE
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    if events:
        response.headers["Last-Modified"] = http_date(max(event.changed for event in events).timestamp())
    if name:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return get_conditional_response(request, etag=response.headers["ETag"], response=response) or response
