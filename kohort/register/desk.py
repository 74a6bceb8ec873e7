"""The coordinator's way of a file: upload, columns, a look at what it would do, in, and out again if need be."""

from datetime import timedelta
from io import StringIO

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kohort.access.gate import coordinator, on
from kohort.kit.tables import Refused, open_table, write_csv

from . import jobs, left_out, uploads
from .columns import columns_of, shown_columns
from .forms import ColumnsForm, UploadForm
from .models import UNDO_WITHIN, Import
from .report import Report
from .sparing import foretell
from .stages import Stage
from .undoing import CannotUndo

PAGE = 20


@coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request):
    """What came in, and the next file."""
    form = UploadForm(request.POST or None, request.FILES or None, request=request)
    if form.is_valid() and (run := _received(request, form)):
        return _to(request, "columns", run)
    runs = Import.objects.visible_to(request.viewer).select_related("source").order_by("-started", "-pk")
    page = Paginator(runs, PAGE).get_page(request.GET.get("page"))
    reports = [Report(run) for run in page]
    return render(request, "register/imports.html", {"form": form, "page": page, "reports": reports})


def _received(request, form) -> Import | None:
    file, source = form.cleaned_data["file"], form.cleaned_data["source"]
    try:
        run = uploads.receive(file, request.institution, source, request.viewer.account_id)
    except Refused as refused:
        form.refuse(refused)
        return None
    jobs.sweep.using(run_after=timezone.now() + UNDO_WITHIN + timedelta(hours=1)).enqueue()
    return run


@coordinator
@on(Import)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request, run):
    """What each column is taken for. Saving remembers it for the source and looks at what the file would do."""
    if not Stage(run).can_be_mapped:
        return _to(request, "import", run)
    table = open_table(uploads.path_of(run.key))
    guess, current = columns_of(table), columns_of(table, run.source.mapping)
    form = ColumnsForm(request.POST or None, columns=shown_columns(table, guess), guess=guess, current=current)
    if form.is_valid():
        _remember(run, form.mapping)
        return _to(request, "import", run)
    missing = [] if form.is_bound else current.missing
    return render(request, "register/columns.html", {"run": run, "form": form, "missing": missing})


@transaction.atomic
def _remember(run, mapping) -> None:
    """What was corrected holds for this file and for the next one of its source."""
    run.source.mapping = mapping
    run.source.save(update_fields=["mapping"])
    _look(run, mapping=mapping, allow_mass_change=False)


@transaction.atomic
def _look(run, **options) -> None:
    """Have the file checked with these options."""
    run.options, run.state = run.options | options, Import.State.UPLOADED
    run.save(update_fields=["options", "state"])
    jobs.check_upload.enqueue(run.pk)


@coordinator
@on(Import)
@require_safe
def one_import(request, run):
    """How far it is, what it would do or did. While a job is at work, htmx asks for that part every second."""
    stage = Stage(run)
    if request.htmx and stage.name != "busy":
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"run": run, "report": Report(run), "stage": stage, "body": f"register/{stage.name}.html"}
    return render(request, "register/progress.html" if request.htmx else "register/import.html", context)


@coordinator
@on(Import)
@require_POST
def look(request, run):
    """Check the file once more; `looked` says that a change of very much is meant."""
    if Stage(run).can_be_mapped:
        _look(run, allow_mass_change="looked" in request.POST)
    return _to(request, "import", run)


@coordinator
@on(Import)
@require_POST
def take_in(request, run):
    """Take the checked file in, or go on where it stopped."""
    if Stage(run).can_go_on:
        jobs.run_import.enqueue(run.pk)
    return _to(request, "import", run)


@coordinator
@on(Import)
@require_http_methods(["GET", "HEAD", "POST"])
def undoing(request, run):
    """Say what would go and who is spared, then undo it."""
    try:
        foretold = foretell(run)
    except CannotUndo as refused:
        messages.error(request, str(refused))
        return _to(request, "import", run)
    if request.method == "POST":
        jobs.undo_import.enqueue(run.pk, request.viewer.account_id)
        return _to(request, "import", run)
    return render(request, "register/undoing.html", {"run": run, "foretold": foretold})


@coordinator
@on(Import)
@require_safe
def problems(request, run):
    """The rows that were left out or doubtful, as a file to work through."""
    text = StringIO(newline="")
    write_csv(left_out.rows(run, request.viewer), text)
    headers = {"Content-Disposition": f'attachment; filename="problems-{run.key}.csv"'}
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _to(request, page, run):
    return HttpResponseRedirect(reverse(f"register:{page}", args=[request.institution.slug, run.key]))
