"""How the page of an answer is drawn, as it stands now."""

from django.shortcuts import render
from django.utils import timezone

from kohort.giving.given import Given

from .answer_form import AnswerForm, month_of
from .by import by_whom
from .facts import facts, when, where
from .models import Asked
from .pausing import paused_until
from .standing import Standing, is_open, standing
from .wording import deadline

WHY = "who gave reads the thanks"
AGREED = (Standing.YES, Standing.HELD)


def draw(request, row: Asked, form: AnswerForm, refusal: str = ""):
    """`row` comes with its ask and its person."""
    stands = standing(row, row.ask, timezone.now())
    agreed = stands in AGREED
    said = facts(row.ask, agreed=agreed)
    first = {when(row.ask), where(row.ask)}
    pause = paused_until(row.person_id) if stands == Standing.LATER else None
    context = {
        "row": row,
        "ask": row.ask,
        "form": form,
        "stands": stands,
        "refusal": refusal,
        "by": by_whom(row, agreed=agreed),
        "when": when(row.ask),
        "where": where(row.ask),
        "facts": [(what, text) for what, text in said if text not in first],
        "reply_by": deadline(row.reply_by, row.ask) if row.reply_by else "",
        "month": month_of(pause) if pause else "",
        "given": Given.objects.trusted(WHY).filter(ask=row.ask, person_id=row.person_id).first(),
        "is_open": is_open(row.ask, timezone.now()),
        "is_own": request.viewer.person_id == row.person_id,
    }
    return render(request, "giving/asks/answer.html", context)
