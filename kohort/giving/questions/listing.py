"""One's questions, those that were put to one, and those of others that may be read."""

from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import myself
from kohort.access.viewer import Viewer

from .asking import may_ask
from .models import Question, Reply, Routed
from .similar import search

PER_PAGE = 20


@myself
@require_safe
def questions(request):
    """`q` are words to find among what others let be kept."""
    sought = request.GET.get("q", "").strip()[:100]
    page = Paginator(search(sought, request.viewer), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "sought": sought, "may_ask": may_ask(request.viewer, request.institution)}
    if not sought and page.number == 1:
        context |= {"own": mine(request.viewer), "waiting": put_to(request.viewer)}
    return render(request, "giving/questions/questions.html", context)


def mine(viewer: Viewer) -> QuerySet[Question]:
    """The latest first, each with how many `answers` it has, and how many of them are not thanked for (`fresh`)."""
    return _own(viewer)[:PER_PAGE]


def fresh(viewer: Viewer) -> QuerySet[Question]:
    """Those of them with an answer that was not thanked for."""
    return _own(viewer).filter(fresh__gt=0)


def _own(viewer: Viewer):
    own = Question.objects.visible_to(viewer).filter(pk__in=Question.of(viewer), title__gt="")
    replies = Reply.objects.visible_to(viewer).filter(question=OuterRef("pk"))
    own = own.annotate(answers=_count(replies), fresh=_count(replies.filter(thanked=None)))
    return own.order_by("-at", "-pk")


def _count(replies: QuerySet[Reply]) -> Coalesce:
    return Coalesce(Subquery(replies.values("question_id").annotate(n=Count("pk")).values("n")), 0)


def put_to(viewer: Viewer) -> QuerySet[Routed]:
    """What waits for an answer of the viewer's, the longest waiting first."""
    rows = Routed.objects.visible_to(viewer).filter(person=viewer.person_id, state=Routed.State.ASKED)
    unended = (Question.State.OPEN, Question.State.EXPIRED)
    return (
        rows.filter(question__title__gt="", question__state__in=unended)
        .select_related("question")
        .order_by("reply_by", "pk")
    )
