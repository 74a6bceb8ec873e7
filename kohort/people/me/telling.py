"""Telling something: a new fact, another word for one, what one is called."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.audience import Audience
from kohort.access.gate import myself

from .answering import back, form_page, mine, note, row_page
from .forms import NamesForm
from .rows import me
from .sections import form_for, is_added, section_of, title_of


@myself
@require_http_methods(["GET", "POST"])
def add(request, kind):
    """A new fact of one kind: a page with its form, or the form in its place on one's own page."""
    if not is_added(kind):
        raise Http404
    person = me(request.viewer)
    form = form_for(request, kind, person)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.keep()
            note(request, person, "added", kind)
        return _section(request, person, kind) if request.htmx else back(request)
    if request.htmx:
        return _section(request, person, kind, form)
    return form_page(request, form, section_of(kind, person, request.viewer).part.adds[kind])


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
        form.keep()
        note(request, person, "changed", found.kind)
        return _saved(request, form, found)
    if not request.htmx:
        return form_page(request, form, title_of(type(found.fact)), row=found)
    return _saved_itself(request, form, found) if request.method == "POST" else _in_its_place(request, form, found)


def _saved(request, form, found):
    leaves = "done" in request.POST or not request.htmx
    return row_page(request, found) if leaves else _saved_itself(request, form, found)


def _saved_itself(request, form, found=None):
    """What became of a field that was left: saved, or what is wrong. The fields stay as they are being typed in."""
    return render(request, "people/me/wrong.html", {"form": form, "row": found})


def _in_its_place(request, form, found):
    return render(request, "people/me/edit.html", {"form": form, "row": found})


@myself
@require_http_methods(["GET", "POST"])
def names(request):
    """What one is called here."""
    person = me(request.viewer)
    form = NamesForm(request.POST if request.method == "POST" else None, instance=person)
    is_saved = request.method == "POST" and form.is_valid()
    if is_saved:
        with transaction.atomic():
            form.save()
            note(request, person, "changed", "name")
    if request.htmx:
        return _saved_itself(request, form)
    return back(request) if is_saved else form_page(request, form, _("Names"))
