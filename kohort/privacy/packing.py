"""The copy as a file: a ZIP with `me.json` for machines, `me.html` for readers, and the photo. Kept in memory only."""

import json
from base64 import b64encode
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.people.models import Person, Photo

from .copying import Part, parts, value
from .log import lines, traces
from .reading import sections
from .schema_org import described
from .wording import names_of

FORMAT = "kohort-copy-1"


def packed(person: Person, viewer: Viewer) -> BytesIO:
    """The ZIP, ready to be read."""
    found, photo = list(parts(person)), _photo(person)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("me.json", as_json(_for_machines(person, found)))
        archive.writestr("me.html", _for_readers(person, viewer, found, photo))
        if photo:
            archive.writestr("photo.webp", photo)
    file.seek(0)
    return file


def as_json(told: dict) -> str:
    return json.dumps(told, cls=DjangoJSONEncoder, indent=1, ensure_ascii=False)


def _photo(person: Person) -> bytes | None:
    found = Photo.objects.trusted("one's own photo, for oneself").filter(person=person).first()
    return bytes(found.large) if found else None


def _for_machines(person: Person, found: Iterable[Part]) -> dict[str, Any]:
    """`person` in the words of schema.org; `records` as they lie in the tables, with ISO dates."""
    return {
        "format": FORMAT,
        "made": timezone.now(),
        "institution": person.institution.slug,
        "person": described(person),
        "records": records(found, person),
    }


def records(found: Iterable[Part], person: Person) -> dict[str, list]:
    """{a table: its rows}."""
    return {part.model._meta.label_lower: list(_rows(part, person)) for part in found}


def _rows(part: Part, person: Person):
    for row in part.rows:
        named = names_of(row)
        yield named | {column.name: value(row, column, person) for column in part.columns}


def _for_readers(person: Person, viewer: Viewer, found: list[Part], photo: bytes | None) -> str:
    return render_to_string(
        "privacy/me.html",
        {
            "person": person,
            "made": timezone.localtime(),
            "photo": b64encode(photo).decode() if photo else "",
            "sections": sections(found, person),
            "log": lines(traces(person.institution_id, person.pk), viewer),
        },
    )
