"""Three steps on one address: the file, a look at what is in it, done."""

from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.kit.tables import Refused
from kohort.people.models import Person

from .archive import NotAnExport, tables_in
from .forms import ChoiceForm, FileForm, sealed, unsealed
from .offer import offered, take

FILES = Limit("linkedin-files", 20, 3600)


@myself
@require_http_methods(["GET", "POST"])
def linkedin(request):
    """How to get the file, and what is in it."""
    if "export" in request.POST:
        return _choose(request)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        try:
            spend((FILES, str(request.viewer.account_id)))
            return _look(request, tables_in(form.cleaned_data["file"]))
        except Refused as refusal:
            form.add_error("file", str(refusal))
        except TooOften:
            form.add_error("file", _("That was a lot of files. Please go on in an hour."))
    return render(request, "people/linkedin.html", {"form": form})


def _look(request, tables):
    offer = offered(tables, _me(request), request.viewer)
    if offer.is_empty:
        raise NotAnExport("nothing")
    return _preview(request, ChoiceForm(None, offer), sealed(tables, request.viewer.person_id))


def _preview(request, form, export):
    return render(request, "people/linkedin_choice.html", {"form": form, "offer": form.offer, "export": export})


def _choose(request):
    try:
        tables = unsealed(request.POST["export"], request.viewer.person_id)
    except signing.BadSignature:
        messages.info(request, _("That took more than an hour. Please choose the file once more; nothing was kept."))
        return HttpResponseRedirect(request.path)
    with transaction.atomic():
        # Locked, so that a form sent twice finds the second time that all of it is here.
        form = ChoiceForm(request.POST, offered(tables, _me(request, lock=True), request.viewer))
        if form.is_valid():
            return _taken(request, form)
    return _preview(request, form, request.POST["export"])


def _taken(request, form):
    facts = form.chosen()
    take(facts, _me(request), request.viewer, form.cleaned_data["audience"])
    done = ngettext("%(n)d thing is on your page now.", "%(n)d things are on your page now.", len(facts))
    messages.success(request, done % {"n": len(facts)} if facts else _("Nothing was taken. All is as it was."))
    return HttpResponseRedirect(reverse("people:me", kwargs={"institution": request.institution.slug}))


def _me(request, lock: bool = False) -> Person:
    rows = Person.objects.visible_to(request.viewer)
    return (rows.select_for_update() if lock else rows).get(pk=request.viewer.person_id)
