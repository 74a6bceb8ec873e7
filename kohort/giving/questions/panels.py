"""On the home page: the question that was put to one, and the answers to one's own. Named in HOME_PANELS."""

from django.template.loader import render_to_string

from kohort.giving.links import ANSWER

from .askers import who_asks
from .listing import fresh, put_to
from .models import Question


def waiting(request) -> str | None:
    """What waits longest for an answer of one's own; the others stand on the page of questions."""
    routed = put_to(request.viewer).first() if request.viewer.is_member else None
    if routed is None:
        return None
    context = {"question": routed.question, "who": who_asks(routed.question), "reply_by": routed.reply_by}
    context["href"] = ANSWER.path(request.institution.slug, routed.key)
    return render_to_string("giving/questions/waiting_panel.html", context, request)


def answered(request) -> str | None:
    """The latest question with an answer that was not thanked for."""
    viewer = request.viewer
    question = fresh(viewer).first() if viewer.is_member and Question.of(viewer).exists() else None
    context = {"question": question}
    return render_to_string("giving/questions/answered_panel.html", context, request) if question else None
