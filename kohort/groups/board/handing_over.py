"""The handover: what the board of a group passes on, ticked off and noted by this board and the next."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from kohort.access.gate import on
from kohort.groups.models import Duty, Group

from .forms import DutyForm, NoteForm
from .giving import to

PROPOSED = [
    gettext_noop("Access to the bank account"),
    gettext_noop("Passwords to the shared mailbox and other accounts"),
    gettext_noop("Keys and cards"),
    gettext_noop("The plan and the accounts of last year’s events"),
    gettext_noop("Dates already agreed for next year"),
    gettext_noop("Sponsors, and what they were promised"),
    gettext_noop("People to thank"),
    gettext_noop("New offices given here in the group, the old ones ended"),
]


@on(Group, "hand over")
@require_http_methods(["GET", "POST"])
def handover(request, group):
    """The list. POST `do`: begin (or begin anew), add."""
    form = DutyForm(request.POST if request.POST.get("do") == "add" else None)
    if request.POST.get("do") == "begin":
        Duty.begin(group, map(_, PROPOSED))
        messages.success(request, _("The list is ready. Tick off what has been handed over."))
        return HttpResponseRedirect(request.path)
    if form.is_valid():
        form.instance.group = group
        form.save()
        return HttpResponseRedirect(request.path)
    duties = list(Duty.objects.visible_to(request.viewer).filter(group=group).order_by("pk"))
    done = sum(1 for duty in duties if duty.done)
    context = {"group": group, "duties": duties, "done": done, "form": form, "proposed": list(map(_, PROPOSED))}
    return render(request, "groups/board/handover.html", context)


@on(Duty, "tick")
@require_POST
def duty(request, duty):
    """One thing on the list. `do`: tick (or take the tick away), note, remove."""
    do, form = request.POST.get("do"), NoteForm(request.POST, instance=duty)
    if do == "tick":
        duty.turn(request.viewer)
    elif do == "remove":
        duty.delete()
    elif do == "note" and form.is_valid():
        form.save()
    else:
        raise Http404
    return HttpResponseRedirect(to(request, "handover", duty.group))
