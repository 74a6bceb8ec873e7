"""Recommending an event or a course that somebody else holds: a link and a few words, to several groups at once."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself
from kohort.access.viewer import Viewer
from kohort.accounts.limits import TooOften, spend
from kohort.conversations.composing import POSTS
from kohort.groups.models import Group, groups_of
from kohort.kit.addresses import address
from kohort.kit.keys import new_key

from .tip_form import TipForm


def groups_to_tell(viewer: Viewer) -> list[Group]:
    """Where the viewer may post."""
    rows = Group.objects.visible_to(viewer).filter(pk__in=groups_of(viewer), closed__isnull=True)
    return list(rows.filter(approved__isnull=False).order_by("name", "pk"))


@myself
@require_http_methods(["GET", "POST"])
def tip(request):
    """`?group=` is chosen already."""
    groups = groups_to_tell(request.viewer)
    begun = {"key": new_key(), "groups": request.GET.getlist("group") or [one.key for one in groups[:1]]}
    form = TipForm(groups, request.POST if request.method == "POST" else None, initial=begun)
    if form.is_valid() and _may_go_on(request, form):
        return _posted(request, form)
    return render(request, "events/tip.html", {"form": form, "groups": groups})


def _may_go_on(request, form: TipForm) -> bool:
    try:
        spend(*((limit, str(request.viewer.account_id)) for limit in POSTS))
    except TooOften:
        form.add_error(None, _("That was a lot in a short time. Your words are kept; post them in an hour."))
    return not form.errors


def _posted(request, form: TipForm):
    count = len(form.post(request.viewer, request.institution))
    said = ngettext("Recommended in %(n)d group.", "Recommended in %(n)d groups.", count)
    messages.success(request, said % {"n": count})
    return HttpResponseRedirect(address("events:events", request.institution.slug))
