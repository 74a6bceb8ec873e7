"""The page a mail leads to: what is asked, by whom, and three answers. It needs no sign-in.

Programs that look for danger in mails open every link in them: looking changes nothing.
"""

from django.http import Http404, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.accounts.asking import too_often
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.giving.links import ASKED
from kohort.kit.bugs import bug

from .answer_form import AnswerForm
from .answer_page import draw
from .asking import TooLate, accept, decline, later
from .models import Asked

WHY = "whoever has the mail may answer it"
ANSWERS = Limit("answers to an ask", 30, 3600)  # each one that counts is told to who asks


@public
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request, token):
    """POST `do`: yes, no or later, with `words` and, for later, the first day of a `month`."""
    row = row_of(request, token)
    do = "yes" if bug("scanner-answers") else request.POST.get("do", "")
    form = AnswerForm(request.POST if do else None, do)
    try:
        if do and _is_answered(request, row, form):
            return HttpResponseRedirect(request.path)
        return draw(request, row, form)
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    except TooLate as refusal:
        return draw(request, row_of(request, token), form, refusal=str(refusal))


def row_of(request, token: str) -> Asked:
    """With its ask; 404 for what is not ours, and for who never heard of it."""
    rows = Asked.objects.trusted(WHY).filter(key=ASKED.key(token), told__isnull=False)
    row = rows.filter(ask__institution=request.institution).select_related("ask__institution", "person").first()
    if row is None:
        raise Http404
    return row


def _is_answered(request, row: Asked, form: AnswerForm) -> bool:
    """False where something in the form is to be put right."""
    if form.do not in DEEDS:
        raise Http404
    spend((ANSWERS, row.key))
    if not form.is_valid():
        return False
    own = request.viewer.person_id == row.person_id
    DEEDS[form.do](row, form.cleaned_data, request.viewer.account_id if own else None)
    return True


def _yes(row: Asked, said: dict, by: int | None) -> None:
    accept(row, said["words"], by=by, seen=said["seen"])


def _no(row: Asked, said: dict, by: int | None) -> None:
    decline(row, said["words"], by=by)


def _later(row: Asked, said: dict, by: int | None) -> None:
    later(row, said["month"], said["words"], by=by)


DEEDS = {"yes": _yes, "no": _no, "later": _later}  # (row, what was said, Account's id or None)
