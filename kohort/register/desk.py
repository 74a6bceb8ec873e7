"""The coordinator's way of a file: upload, columns, a look at what it would do, in, and out again if need be."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kohort.access.gate import coordinator, on
from kohort.kit.tables import Refused, open_table, write_csv

from . import jobs, report, uploads
from .columns import columns_of, current_columns, shown_columns
from .forms import ColumnsForm, UploadForm
from .left_out import rows
from .models import Import

PAGE = 20


@coordinator
@require_http_methods(["GET", "POST"])
def imports(request):
    """What came in, and the next file."""
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        institution=request.institution,
        viewer=request.viewer,
        too_big=getattr(request, "too_big", False),
    )
    if form.is_valid() and (run := _received(request, form)):
        return _to(request, "columns", run)
    runs = Import.objects.visible_to(request.viewer).select_related("source").order_by("-started", "-pk")
    page = Paginator(runs, PAGE).get_page(request.GET.get("page"))
    return render(request, "register/imports.html", {"form": form, "page": page})


def _received(request, form) -> Import | None:
    file, source = form.cleaned_data["file"], form.cleaned_data["source"]
    try:
        return uploads.receive(file, request.institution, source, request.viewer.account_id)
    except Refused as refused:
        form.refuse(refused)
        return None


@coordinator
@on(Import)
@require_http_methods(["GET", "POST"])
def columns(request, run):
    """What each column is taken for. Saving remembers it for the source and looks at what the file would do."""
    table = open_table(uploads.path_of(run.key))
    guess = columns_of(table)
    current = current_columns(table, run.source)
    form = ColumnsForm(request.POST or None, columns=shown_columns(table, guess), guess=guess, current=current)
    if form.is_valid():
        with transaction.atomic():
            run.source.remember(form.mapping)
            jobs.start(jobs.check, run)
        return _to(request, "import", run)
    missing = [] if form.is_bound else current.missing
    return render(request, "register/columns.html", {"run": run, "form": form, "missing": missing})


def _to(request, page, run):
    return HttpResponseRedirect(reverse(f"register:{page}", args=[request.institution.slug, run.key]))
