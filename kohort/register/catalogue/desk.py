"""The coordinator's list of units and programmes, and the one page on which each is added or changed."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import coordinator
from kohort.activity.models import record
from kohort.institutions.models import Programme, Unit

from .forms import ProgrammeForm, UnitForm
from .listing import sections

FORMS = {Unit: UnitForm, Programme: ProgrammeForm}


@coordinator
@require_safe
def catalogue(request):
    """All units with their programmes, those that are closed as well."""
    return render(request, "register/catalogue/list.html", {"sections": sections(request.institution)})


@coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request, number=None):
    """Add or change a unit."""
    return _page(request, _part(request, Unit, number))


@coordinator
@require_http_methods(["GET", "HEAD", "POST"])
def programme(request, number=None):
    """Add or change a programme."""
    return _page(request, _part(request, Programme, number))


def _part(request, model, number):
    if number is None:
        return model(institution=request.institution)
    return get_object_or_404(model, institution=request.institution, pk=number)


def _page(request, part):
    form = FORMS[type(part)](request.POST if request.method == "POST" else None, instance=part)
    if form.is_bound and form.is_valid():
        _save(request, form)
        return HttpResponseRedirect(reverse("register:catalogue", args=[request.institution.slug]))
    return render(request, "register/catalogue/part.html", {"form": form, "kind": type(part)._meta.model_name})


@transaction.atomic
def _save(request, form):
    """The index is told by a reader of the verb; see `renamed`."""
    is_new, kind = form.instance.pk is None, form.instance._meta.model_name
    part = form.save()
    told = {kind: part.pk, "fields": form.changed_data}
    verb = f"{kind}.added" if is_new else f"{kind}.changed"
    if form.has_changed():
        record(verb, institution=request.institution, by=request.viewer.account_id, **told)
    messages.success(request, _("Saved. Every page shows it from now on."))
