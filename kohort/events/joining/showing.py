"""One's seat as a QR code, to be shown at the door."""

from io import BytesIO

import segno
from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from kohort.access.gate import public
from kohort.events.seats.models import Seat
from kohort.kit.addresses import address

from .own_link import seat_at


@public
@require_safe
def qr(request, token):
    """The address of the seat at the door as a QR code (ISO/IEC 18004, correction M): it works for who stands there."""
    seat = seat_at(request, token)
    if seat.state != Seat.State.GOING:
        raise Http404
    event = seat.event
    where = settings.KOHORT_URL + address("door:seat", event.institution.slug, key=event.key, seat=seat.key)
    picture = BytesIO()
    segno.make_qr(where, error="m").save(picture, kind="svg", border=2, light="#fff", omitsize=True)
    headers = {"Cache-Control": "private, max-age=3600", "X-Robots-Tag": "noindex"}
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml", headers=headers)
