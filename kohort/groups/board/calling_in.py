"""Who leads a group asks the office, once a month, to invite those who fit its rule and have not come."""

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kohort.access.gate import on
from kohort.groups.counting import not_come
from kohort.groups.models import CallIn, Group

from .giving import to

MOST_SHOWN = 10


@on(Group, "lead")
@require_POST
def call_in(request, group):
    """`do=answered`, by the coordinator of the home: it was seen to. Else the office is asked."""
    if request.POST.get("do") == "answered":
        return _answered(request, group)
    if not group.is_alive or not_come(group) is None:
        raise Http404
    if CallIn.ask(group, request.viewer):
        messages.success(request, _("The alumni office has been asked. It decides whom it writes to, and when."))
    else:
        messages.info(request, _("The alumni office was asked less than a month ago."))
    return HttpResponseRedirect(to(request, "members", group))


def _answered(request, group):
    if not group.allows(request.viewer, "decide"):
        raise Http404
    CallIn.answer(group)
    messages.success(request, _("Done."))
    return HttpResponseRedirect(to(request, "members", group))


def panel(request) -> str | None:
    """On the desk: groups that ask for invitations, with the way to those people. The letters stay with the office."""
    if not request.viewer.is_coordinator:
        return None
    open_calls = CallIn.objects.visible_to(request.viewer).filter(answered__isnull=True)
    asked = open_calls.filter(group=OuterRef("pk")).order_by("at").values("at")[:1]
    groups = Group.objects.visible_to(request.viewer).filter(pk__in=open_calls.values("group_id"), closed=None)
    calls = [(group, _whom(group)) for group in groups.annotate(asked=Subquery(asked)).order_by("asked")[:MOST_SHOWN]]
    return render_to_string("groups/board/calls.html", {"calls": calls}, request) if calls else None


def _whom(group: Group) -> str:
    """The query string of the invitation to those who fit and have not come."""
    return f"{group.rule}&claimed=no" if group.rule else "claimed=no"
