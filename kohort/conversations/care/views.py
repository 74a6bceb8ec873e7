"""What was reported, and what is decided about it: by who leads the group, or at the desk of the office."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import coordinator, on
from kohort.activity.models import record
from kohort.conversations.models import Asker, Post
from kohort.groups.models import Group
from kohort.kit.markdown import rendered
from kohort.people.models import Person

from .in_care import post_of, thing_of
from .ledger import decisions
from .models import Report
from .waiting import waiting, writer_of


class DecisionForm(forms.Form):
    """Why something is removed; its writer reads it."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is removed"),
        help_text=gettext_lazy("Who wrote it reads this, and may ask somebody else to look at it again."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@on(Group, "lead")
@require_safe
def care(request, group):
    """What waits for a decision in a group, and what was decided."""
    context = {"group": group, "waiting": waiting(request, group), "decisions": decisions(request, group)}
    return render(request, "conversations/care/group.html", context)


@coordinator
@require_safe
def desk(request):
    """All that waits in the groups of the house."""
    context = {"waiting": waiting(request), "decisions": decisions(request)}
    return render(request, "conversations/care/desk.html", context)


@on(Report, "decide")
@require_http_methods(["GET", "POST"])
def report(request, report):
    """The words that were reported, and what becomes of them."""
    do = request.POST.get("do", "")
    form = DecisionForm(request.POST if do == "remove" else None)
    if do in DEEDS:
        DEEDS[do](report, request.viewer)
        return _back(request, report, DONE[do])
    if form.is_valid():
        report.remove(request.viewer, form.cleaned_data["reason"])
        return _back(request, report, _("Removed. Who wrote it reads why."))
    return render(request, "conversations/care/decide.html", {"form": form, **_reported(request, report, do)})


DEEDS = {"keep": Report.keep, "hide": Report.hide}
DONE = {
    "keep": gettext_lazy("Left as it is."),
    "hide": gettext_lazy("Out of sight until it is decided."),
}


def _reported(request, report, do):
    post, thing = post_of(report), thing_of(report)
    words = Report.about(report.post_id, report.comment_id).exclude(words="").values_list("words", flat=True)
    asker = _name_of_asker(request, post, thing) if do == "name" else None
    return {
        "post": post,
        "thing": thing,
        "html": rendered(thing.text),
        "said": list(words),
        "writer": writer_of(thing, request),
        "asker": asker,
        "is_led": post.group.allows(request.viewer, "lead"),
    }


@transaction.atomic
def _name_of_asker(request, post, thing) -> Person | None:
    """Whose the words without a name are. That it was looked at stands in that person's own log."""
    column = "post" if isinstance(thing, Post) else "comment"
    row = Asker.objects.visible_to(request.viewer).filter(**{column: thing}).first()
    person = row and Person.objects.trusted("reported words have a writer").filter(pk=row.person_id).first()
    if person:
        record("asker.shown", institution=person.institution, by=request.viewer.account_id, about=person, post=post.pk)
    return person


def _back(request, report, told):
    messages.success(request, told)
    post = post_of(report)
    leads = post.group.is_led_by(request.viewer)
    at = {"institution": request.institution.slug} | ({"key": post.group.key} if leads else {})
    return HttpResponseRedirect(reverse("care:group" if leads else "care:desk", kwargs=at))
