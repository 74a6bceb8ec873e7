"""The figures of a year as a file for the rector, one figure a line; written down as a happening."""

from collections.abc import Iterator
from tempfile import TemporaryFile

from django.db import transaction
from django.http import FileResponse, Http404
from django.utils.translation import gettext as _

from kohort.activity.models import record
from kohort.giving.asks.nouns import noun
from kohort.people.export import TYPES, write

from .cells import beside, told
from .gifts import Sum
from .grid import place_name
from .year import Year

Line = list[str]


def file_of(request, one: Year) -> FileResponse:
    """In the `format` that was posted; 404 for one we do not write."""
    kind = request.POST.get("format")
    if kind not in TYPES:
        raise Http404
    file = TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    with transaction.atomic():
        write(kind, lines(one), file)
        house, by = request.institution, request.viewer.account_id
        record("figures.exported", institution=house, by=by, year=one.number, format=kind)
    file.seek(0)
    name = f"{request.institution.slug}-{one.number}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPES[kind])


def lines(one: Year) -> Iterator[Line]:
    """The header, then the ways to take part, the kinds of help, and people by programme and kind."""
    yield [_("Year"), _("What"), _("Programme"), _("People"), _("Times"), _("Hours"), _("Listeners")]
    for now, before in one.ways:
        yield [str(one.number), str(now.mode.label), "", told(now.people), "", "", ""]
        yield [str(one.number - 1), str(before.mode.label), "", told(before.people), "", "", ""]
    for row in one.kinds:
        yield _kind(one.number, noun(row.kind), row.now)
        yield _kind(one.number - 1, noun(row.kind), row.before)
    yield from _cells(one)


def _kind(number: int, what: str, counted: Sum) -> Line:
    return [str(number), what, "", told(counted.people), told(counted.times), str(counted.hours), str(counted.heads)]


def _cells(one: Year) -> Iterator[Line]:
    hidden = beside(one.cells)
    for place in one.places:
        for at, kind in one.cells:
            if at == place:
                people = _("not said") if (at, kind) in hidden else told(one.cells[at, kind])
                yield [str(one.number), noun(kind), place_name(one, place), people, "", "", ""]
