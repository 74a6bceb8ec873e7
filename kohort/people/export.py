"""Takes a segment out as a file: all who match, for coordinators alone, written down as a happening."""

from collections.abc import Iterator
from io import TextIOWrapper
from tempfile import TemporaryFile

from django.db import transaction
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kohort.access.gate import coordinator
from kohort.accounts import second_factor
from kohort.activity.models import record
from kohort.kit.bugs import bug
from kohort.kit.tables import write_csv, write_xlsx
from kohort.search import engine

from .exporting import COLUMNS, rows
from .finding import everybody
from .jobs import rebuild_once
from .segments import Segment

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@coordinator
@second_factor.fresh
@require_http_methods(["GET", "POST"])
def export(request):
    """GET says what would be taken out, POST takes it."""
    if engine.index().stale:
        rebuild_once()
        return render(request, "people/no_index.html", status=503)
    segment = Segment.from_query(request.GET, request.viewer)
    people = everybody(segment, request.viewer)
    if request.method == "POST":
        return _file(request, segment, people)
    context = {"segment": segment, "query": segment.query(), "count": len(people), "columns": COLUMNS}
    return render(request, "people/export.html", context)


def _file(request, segment, people):
    kind = request.POST.get("format")
    if kind not in TYPES:
        raise Http404
    file = TemporaryFile()  # noqa: SIM115  (FileResponse closes it)
    with transaction.atomic():
        write(kind, rows(people, request.viewer), file)
        _note(request, segment, people, kind)
    file.seek(0)
    name = f"{request.institution.slug}-{timezone.localdate()}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=TYPES[kind])


def write(kind: str, lines: Iterator[list[str]], file) -> None:
    """Lines, the header first, into a binary file of one of the TYPES."""
    if kind == "xlsx":
        header = next(lines)
        write_xlsx(header, lines, file)
        return
    text = TextIOWrapper(file, encoding="utf-8", newline="")
    write_csv(lines, text)
    text.flush()
    text.detach()


def _note(request, segment: Segment, people: list[int], kind: str) -> None:
    """Free text may be a name: only its length is kept. Whoever was in it reads so in their own log."""
    record(
        "people.exported",
        institution=request.institution,
        by=request.viewer.account_id,
        roll=people,
        count=len(people),
        segment=(segment if bug("export-words") else segment.without_text()).query(),
        text_length=len(segment.text),
        format=kind,
    )
