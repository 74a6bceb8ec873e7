"""A question on a page of its own: to who asks, to who answers, and to who reads what was kept."""

from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself, on
from kohort.giving.links import ANSWER
from kohort.groups.names import Name, names

from .askers import is_from, who_asks
from .ending import enough, take_back
from .forms import ReplyForm
from .models import Question, Reply, Routed
from .thanking import thank


class Said(NamedTuple):
    """An answer and whose it is; None for somebody who is not to be met."""

    reply: Reply
    name: Name | None
    mine: bool


@myself
@on(Question)
@require_http_methods(["GET", "POST"])
def question(request, question):
    """POST `do`: of who asks enough, withdraw, keep, unkeep or thank; of who answered change."""
    mine = is_from(question, request.viewer)
    own = _replies(request, question).filter(person=request.viewer.person_id).first()
    form = ReplyForm(request.POST if request.POST.get("do") == "change" else None, instance=own)
    if request.method == "POST" and _done(request, question, mine, form):
        return HttpResponseRedirect(request.path)
    return render(request, "giving/questions/question.html", _context(request, question, mine, form))


def _replies(request, question):
    return Reply.objects.visible_to(request.viewer).filter(question=question).order_by("at", "pk")


def _done(request, question, mine: bool, form: ReplyForm) -> bool:
    """False where something has to be put right first. 404 for what is not one's own."""
    do = request.POST.get("do", "")
    if do == "change" and form.instance.pk:
        return _changed(request, form)
    if not mine or do not in DEEDS:
        raise Http404
    DEEDS[do](request, question)
    return True


def _changed(request, form) -> bool:
    if not form.is_valid():
        return False
    form.instance.save(update_fields=["words", "shared"])
    messages.success(request, _("Changed."))
    return True


def _keep(request, question):
    """Only while it stands: what was taken back is read by nobody else."""
    shared = request.POST["do"] == "keep" and not question.is_gone
    Question.objects.visible_to(request.viewer).filter(pk=question.pk).update(shared=shared)


def _thank(request, question):
    thank(get_object_or_404(_replies(request, question), key=request.POST.get("reply", "")))


DEEDS = {
    "enough": lambda request, question: enough(question),
    "withdraw": lambda request, question: take_back(question),
    "keep": _keep,
    "unkeep": _keep,
    "thank": _thank,
}


def _context(request, question, mine, form) -> dict:
    viewer = request.viewer
    rows = list(_replies(request, question))
    known = names([row.person_id for row in rows], viewer, request.institution.slug)
    said = [Said(row, known.get(row.person_id), row.person_id == viewer.person_id) for row in rows]
    routed = Routed.objects.visible_to(viewer).filter(question=question).first()
    told = {"question": question, "mine": mine, "said": said, "form": form, "routed": routed}
    if routed:
        told |= {"who": who_asks(question), "answer": ANSWER.path(request.institution.slug, routed.key)}
    return told | {"asked": _asked(question) if mine else 0}


def _asked(question) -> int:
    return Routed.objects.trusted("whoever asks sees how many, and not whom").filter(question=question).count()
