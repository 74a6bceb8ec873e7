"""One's own page and the rows on it: add, change, remove, say who sees it, say that it is still right.

Every address is an ordinary page or button first. htmx takes the parts that change, and tells what was done in the one
live region of the page.
"""

from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kohort.access.audience import Audience
from kohort.access.gate import myself
from kohort.activity.models import record
from kohort.people.faces import face_of
from kohort.people.pages import page_of

from . import removing
from .forms import NamesForm
from .rows import Row, find, me, row
from .sections import form_for, is_added, old, section_of, sections, title_of


@myself
@require_safe
def page(request):
    """Everything one has told and the register knows, with who sees it."""
    person = me(request.viewer)
    person.photo = face_of(person, request.viewer, request.institution.slug)
    panels = [import_string(path)(request, person) for path in settings.ME_PANELS]
    more = {"names": NamesForm(instance=person), "panels": list(filter(None, panels))}
    return render(request, "people/me/me.html", _page(request, person) | more)


def _page(request, person) -> dict:
    found = sections(page_of(person, request.viewer))
    return {"person": person, "sections": found, "old": old(found), "audiences": Audience.choices}


def mine(view):
    """Hand the view the one of the viewer's own facts that the address names. One that is gone says so: it may have
    been removed in another window a moment ago."""

    @wraps(view)
    def loading(request, kind, number):
        if found := find(kind, number, request.viewer):
            return view(request, found)
        if not request.htmx:
            return render(request, "people/me/gone.html", status=404)
        response = render(request, "people/me/gone_row.html", {"name": f"{kind}-{number}"})
        response["HX-Retarget"], response["HX-Reswap"] = f"#{kind}-{number}", "outerHTML"
        return response

    return loading


@myself
@require_http_methods(["GET", "POST"])
def add(request, kind):
    """A new fact of one kind: a page with its form, or the form in its place on one's own page."""
    if not is_added(kind):
        raise Http404
    person = me(request.viewer)
    form = form_for(request, kind, person)
    if request.method == "POST" and form.is_valid():
        form.keep()
        note(request, person, "added", kind)
        return _section(request, person, kind) if request.htmx else back(request)
    if request.htmx:
        return _section(request, person, kind, form)
    return form_page(request, form, section_of(kind, person, request.viewer).part.adds[kind])


def form_page(request, form, title, **more):
    """A form on a page of its own."""
    return render(request, "people/me/fact.html", {"form": form, "title": title, **more})


def _section(request, person, kind, form=None):
    section = section_of(kind, person, request.viewer)._replace(adding=kind, form=form)
    context = {"section": section, "audiences": Audience.choices, "said": "" if form else _("Saved.")}
    return render(request, "people/me/answer_section.html", context)


@myself
@require_http_methods(["GET", "POST"])
@mine
def edit(request, found):
    """Change a fact: whatever it said before, it is the owner's word from then on."""
    if not found.may_edit:
        raise Http404
    person = me(request.viewer)
    form = form_for(request, found.kind, person, found.fact)
    if request.method == "POST" and form.is_valid():
        return _kept(request, person, form, found)
    if not request.htmx:
        return form_page(request, form, title_of(type(found.fact)), row=found)
    is_autosave = request.method == "POST" and "done" not in request.POST
    template = "people/me/wrong.html" if is_autosave else "people/me/edit.html"
    return render(request, template, {"form": form, "row": found})


def _kept(request, person, form, found):
    with transaction.atomic():
        form.keep()
        note(request, person, "changed", found.kind)
    if not request.htmx:
        return back(request)
    done = "done" in request.POST
    return _row(request, found) if done else render(request, "people/me/wrong.html", {"form": form, "row": found})


@myself
@require_POST
@mine
def audience(request, found):
    """Say who sees a fact."""
    if not found.may_open or request.POST.get("audience") not in map(str, Audience.values):
        raise Http404
    found.fact.audience = int(request.POST["audience"])
    found.fact.save(update_fields=["audience"])
    note(request, me(request.viewer), "shared", found.kind)
    return render(request, "people/me/said.html", {"said": _("Saved.")}) if request.htmx else back(request)


@myself
@require_POST
@mine
def still_right(request, found):
    """Say that a fact is as true as it was."""
    found.fact.confirm()
    note(request, me(request.viewer), "confirmed", found.kind)
    return _confirmed(request, [found])


@myself
@require_POST
def all_still_right(request):
    """Say so of everything that is old."""
    person = me(request.viewer)
    confirmed = old(sections(page_of(person, request.viewer)))
    with transaction.atomic():
        for found in confirmed:
            found.fact.confirm()
            note(request, person, "confirmed", found.kind)
    return _confirmed(request, confirmed)


def _confirmed(request, confirmed: list[Row]):
    if not request.htmx:
        return back(request)
    person = me(request.viewer)
    context = _page(request, person) | {"confirmed": confirmed, "said": _("Thank you. It says today from now on.")}
    return render(request, "people/me/answer_right.html", context)


@myself
@require_POST
@mine
def remove(request, found):
    """Take a fact away, with a button that brings it back."""
    if not found.may_edit:
        raise Http404
    kept = removing.kept(found.fact)
    with transaction.atomic():
        found.fact.delete()
        note(request, me(request.viewer), "removed", found.kind)
    template = "people/me/removed.html" if request.htmx else "people/me/removed_page.html"
    return render(request, template, {"fact": found.fact, "kept": kept})


@myself
@require_POST
def undo(request):
    """Bring back what was removed within the hour."""
    fact = removing.brought_back(request.POST.get("kept", ""), request.viewer)
    if fact is None:
        raise Http404
    note(request, me(request.viewer), "added", row(fact).kind)
    return _row(request, row(fact)) if request.htmx else back(request)


@myself
@require_http_methods(["GET", "POST"])
def names(request):
    """What one is called here."""
    person = me(request.viewer)
    form = NamesForm(request.POST if request.method == "POST" else None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        note(request, person, "changed", "name")
        return render(request, "people/me/wrong.html", {"form": form}) if request.htmx else back(request)
    if request.htmx:
        return render(request, "people/me/wrong.html", {"form": form})
    return form_page(request, form, _("Names"))


def _row(request, found):
    context = {"row": found, "audiences": Audience.choices, "said": _("Saved.")}
    return render(request, "people/me/answer_row.html", context)


def back(request):
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(reverse("people:me", kwargs={"institution": request.institution.slug}))


def note(request, person, deed, kind):
    record(f"profile.{deed}", institution=request.institution, by=request.viewer.account_id, about=person, kind=kind)
