"""On one's home: who waits for an answer of mine, and what wants a word from me."""

from django.template.loader import render_to_string
from django.utils import timezone

from kohort.giving.links import ASKED

from .by import by_whom
from .models import Ask, Asked
from .wording import deadline

WHY = "one's own answer is asked for"


def asked(request) -> str | None:
    """The ask that has to be answered first. Named in HOME_PANELS."""
    rows = Asked.objects.trusted(WHY).filter(person_id=request.viewer.person_id, person_id__isnull=False)
    mine = rows.filter(state=Asked.State.ASKED, told__isnull=False, reply_by__gt=timezone.now())
    row = mine.select_related("ask__institution", "person").order_by("reply_by").first()
    if row is None:
        return None
    context = {
        "ask": row.ask,
        "by": by_whom(row, agreed=False),
        "href": ASKED.path(request.institution.slug, row.key),
        "reply_by": deadline(row.reply_by, row.ask),
    }
    return render_to_string("giving/asks/answer_panel.html", context, request)


def due(request) -> str | None:
    """Of what somebody said yes to, and whose day is over: was it held? Named in HOME_PANELS."""
    rows = Ask.objects.visible_to(request.viewer).filter(by_id=request.viewer.person_id, by_id__isnull=False)
    ask = rows.filter(state=Ask.State.AGREED, due__gt=0).order_by("starts", "pk").first()
    return render_to_string("giving/asks/answer_due.html", {"ask": ask}, request) if ask else None
