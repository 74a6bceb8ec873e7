"""The page behind the link in a mail: the question, a place to write, and no sign-in."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.giving.links import ANSWER

from .answering import TooLate, cannot
from .answering import answer as keep
from .askers import who_asks
from .forms import ReplyForm
from .models import Question, Reply, Routed

WHY = "whoever holds the mail holds the link in it"


@public
@require_http_methods(["GET", "POST"])
def answer(request, token):
    """POST answers, or with `do=no` says that one cannot. It shows no more than the mail did."""
    routed = _routed(request, token)
    reply = Reply.objects.trusted(WHY).filter(question=routed.question_id, person=routed.person_id).first()
    form = ReplyForm(request.POST or None)
    late = False
    if request.method == "POST" and not reply:
        if request.POST.get("do") == "no":
            cannot(routed)
            form = ReplyForm()
        elif form.is_valid():
            reply, late = _kept(routed, form)
    return render(request, "giving/questions/answer.html", _context(_routed(request, token), form, reply, late))


def _routed(request, token) -> Routed:
    rows = Routed.objects.trusted(WHY).select_related("question")
    routed = rows.filter(key=ANSWER.key(token), question__institution=request.institution).first()
    if routed is None:
        raise Http404
    return routed


def _kept(routed: Routed, form: ReplyForm) -> tuple[Reply | None, bool]:
    """(what was kept, whether it came too late)."""
    try:
        return keep(routed, **form.cleaned_data), False
    except TooLate:
        return None, True


def _context(routed, form, reply, late) -> dict:
    question: Question = routed.question
    asks = not reply and not late and question.state in (Question.State.OPEN, Question.State.EXPIRED)
    told = {"question": question, "routed": routed, "form": form, "reply": reply, "late": late}
    return told | {"asks": asks and not question.is_gone, "who": who_asks(question)}
