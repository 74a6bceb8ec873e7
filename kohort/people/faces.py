"""A person's photo: its address where the viewer may see it, and the picture itself."""

from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.kit.addresses import address

from .models import Person, Photo

SIZES = ("small", "large")


class Face(NamedTuple):
    """Addresses of a photo: 96 and 480 pixels square."""

    small: str
    large: str


def face_of(person: Person, viewer: Viewer, slug: str) -> Face | None:
    """None where there is no photo that the viewer may see. The pictures themselves are not read."""
    rows = Photo.objects.visible_to(viewer).filter(person=person)
    return face(person, rows.values_list("digest", flat=True).first(), slug)


def face(person: Person, digest: str | None, slug: str) -> Face | None:
    """The same where the digest is at hand."""
    parts = {"key": person.key, "digest": digest}
    return Face(*(address("people:photo", slug, **parts, size=size) for size in SIZES)) if digest else None


@on(Person)
@require_safe
def photo(request, person, digest, size):
    """The picture, for whoever sees the person and the photo. The address changes when the photo does."""
    if size not in SIZES:
        raise Http404
    rows = Photo.objects.visible_to(request.viewer).filter(person=person, digest=digest)
    picture = rows.values_list(size, flat=True).first()
    if picture is None:
        raise Http404
    headers = {"Cache-Control": "private, max-age=86400", "X-Robots-Tag": "noindex"}
    return HttpResponse(bytes(picture), content_type="image/webp", headers=headers)
