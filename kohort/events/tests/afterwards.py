"""An evening that is over, with people who came and people who did not, for the tests of what comes after."""

from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image as Picture

from kohort.events.after.concluding import conclude
from kohort.events.after.links import FEEDBACK
from kohort.events.models import CheckIn, Event, Feedback, Seat, Shot
from tests.gatherings import gathering

from .doorways import seat

WHY = "a test looks at everything"


def yesterday(institution, **fields) -> Event:
    return gathering(institution, **{"starts": timezone.now() - timedelta(days=1), **fields})


def let_in(one: Seat, place: int = 0) -> None:
    CheckIn.objects.create(event=one.event, seat=one, place=place, mark=f"{one.key}:{place}")


def there(event: Event, person=None, *names: str, **fields) -> Seat:
    """They were checked in, and so were those who came along."""
    one = seat(event, person, *names, **fields)
    for place in range(one.heads):
        let_in(one, place)
    return one


def feedback_page(one: Seat) -> str:
    return f"/nordvik/feedback/{FEEDBACK.token(one.key)}/"


def closed(event: Event, viewer) -> Event:
    conclude(event, viewer)
    return Event.objects.trusted(WHY).get(pk=event.pk)


def said(event: Event):
    return Feedback.objects.trusted(WHY).filter(event=event)


def shots(event: Event) -> list[Shot]:
    return list(Shot.objects.trusted(WHY).filter(event=event).order_by("pk"))


def photo(colour="#336699", name="evening.jpg") -> SimpleUploadedFile:
    """With a place in it that nobody needs to know."""
    out, exif = BytesIO(), Picture.Exif()
    exif[0x010E] = "Trondheim 63.43N"  # ImageDescription
    Picture.new("RGB", (900, 600), colour).save(out, "JPEG", exif=exif)
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")
