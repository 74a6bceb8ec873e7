"""Giving an office to a member of the group, and ending one: by who leads, by its holder, by the office of the home."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import on
from kohort.groups.models import Group, Office
from kohort.groups.names import names, sharing_in

from .boards import seats_of
from .forms import OfficeForm
from .those_in import those_in

MOST_SHOWN = 20


@on(Group, "lead")
@require_safe
def choose(request, group):
    """Who is to have an office? Found among the members by name."""
    words = request.GET.get("q", "").strip()
    found = list(those_in(group, request.viewer, words).values_list("pk", flat=True)[: MOST_SHOWN + 1])
    known = _names(request, group, found)
    people = [(pk, known[pk]) for pk in found[:MOST_SHOWN] if pk in known]
    more = len(found) > MOST_SHOWN
    return render(request, "groups/board/choose.html", {"group": group, "people": people, "words": words, "more": more})


@on(Group, "lead")
@require_http_methods(["GET", "POST"])
def give(request, group, number):
    """An office for one member: which, until when. 404 for who is not in the group."""
    person = get_object_or_404(those_in(group, request.viewer), pk=number)
    form = OfficeForm(request.POST if request.method == "POST" else None, group=group, viewer=request.viewer)
    if form.is_valid():
        Office.give(group, person, request.viewer, **form.cleaned_data)
        messages.success(request, _("%(name)s is on the board.") % {"name": person.name})
        return HttpResponseRedirect(to(request, "board", group))
    return render(request, "groups/board/give.html", {"group": group, "form": form, "name": person.name})


@on(Office, "end")
@require_http_methods(["GET", "POST"])
def end(request, office):
    """Asks once more; who is the last on the board is told what that means."""
    group = office.group
    if request.method == "POST":
        office.end(request.viewer)
        messages.success(request, _("The office has ended, and its rights with it."))
        return HttpResponseRedirect(to(request, "board", group))
    seat = seats_of(group, request.viewer, request.institution.slug, [office])[0]
    is_last = office.is_today and not Office.held_today().filter(group=group).exclude(pk=office.pk).exists()
    context = {"group": group, "seat": seat, "is_last": is_last, "mine": office.person_id == request.viewer.person_id}
    return render(request, "groups/board/end.html", context)


def _names(request, group, people: list[int]):
    shared = sharing_in(group, request.viewer, people)
    return names(people, request.viewer, request.institution.slug, sharing=shared)


def to(request, page: str, group: Group) -> str:
    """The address of a page of this group."""
    return reverse(f"board:{page}", kwargs={"institution": request.institution.slug, "key": group.key})
