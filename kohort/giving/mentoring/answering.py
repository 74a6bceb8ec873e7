"""How is it going? Three buttons and a line, by the link in a mail. Answered again, it is changed."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.accounts.asking import too_often
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.activity.models import record
from kohort.giving.links import CHECK

from .pairs import Check

WHY = "whoever has the mail may answer"
ANSWERS = Limit("answers to a check", 30, 3600)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def check(request, token):
    """It names the programme and nobody in it: mails are passed on. What was said in words is not shown again."""
    one = _check_at(request, token)
    refusal = ""
    if request.method == "POST":
        try:
            spend((ANSWERS, one.key))
        except TooOften as refused:
            return too_often(request, refused.limit.seconds)
        if answer(one, request.POST.get("mood", ""), request.POST.get("words", "").strip()[:1000]):
            return HttpResponseRedirect(request.path)
        refusal = _("Press one of the three buttons, or write a line.")
    return render(request, "giving/mentoring/check.html", _context(one, refusal))


def _check_at(request, token: str) -> Check:
    rows = Check.objects.trusted(WHY).select_related("pair__round__scheme", "part")
    one = rows.filter(key=CHECK.key(token)).exclude(stage=Check.Stage.EARLY).first()
    if one is None or one.pair.round.scheme.institution_id != request.institution.pk:
        raise Http404
    return one


def answer(one: Check, mood: str, words: str) -> bool:
    """False where nothing was said. Words without a button are an answer, and leave what was pressed before."""
    pressed = int(mood) if mood in map(str, Check.Mood.values) else None
    if pressed is None and not words:
        return False
    is_first = one.answered is None
    one.mood, one.words, one.answered = pressed or one.mood, words or one.words, timezone.now()
    one.save(update_fields=["mood", "words", "answered"])
    if is_first:
        round = one.pair.round
        record("check.answered", institution=round.scheme.institution, round=round.pk, check=one.pk)
    return True


def _context(one: Check, refusal: str) -> dict:
    moods = Check.Mood.choices
    return {"check": one, "scheme": one.pair.round.scheme, "round": one.pair.round, "moods": moods, "refusal": refusal}
