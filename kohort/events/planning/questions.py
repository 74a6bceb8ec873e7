"""What the hosts ask of everybody who joins: added, changed, moved, and taken away with its answers."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.hosting import lock
from kohort.events.seats.asking import Answer, Question

from .publishing import to
from .questions_forms import QuestionForm, ready
from .rows import once, row_of


@on(Event, "organise")
@require_http_methods(["GET", "POST"])
def questions(request, event):
    """All of them, and how many have answered. POST adds one: written, or `ready`, the kind of one at hand."""
    if (kind := request.POST.get("ready")) in dict(ready(event)):
        add(Question(event=event, kind=kind, words=dict(ready(event))[kind]))
        return to(request, event, "planning:questions")
    form = QuestionForm(request.POST if request.method == "POST" else None, instance=Question(event=event))
    if form.is_valid():
        add(form.instance)
        return to(request, event, "planning:questions")
    rows = in_order(event, request.viewer)
    asked, counts = {one.kind for one in rows}, answered(event)
    context = {
        "event": event,
        "runs": True,
        "questions": [(one, counts.get(one.pk, 0)) for one in rows],
        "ready": [(kind, words) for kind, words in ready(event) if kind not in asked],
        "form": form,
    }
    return render(request, "events/planning/questions.html", context)


@on(Event, "organise")
@require_http_methods(["GET", "POST"])
def question(request, event, row):
    """One of them. POST `do`: up, down, save, remove (which is asked once more where somebody has answered)."""
    one, do = row_of(Question, event, row, request.viewer), request.POST.get("do")
    if do in ("up", "down"):
        move(event, one, -1 if do == "up" else 1)
        return to(request, event, "planning:questions")
    count = answered(event).get(one.pk, 0)
    if do == "remove" and (not count or "sure" in request.POST):
        one.delete()
        messages.success(request, _("The question is gone, and what was answered with it."))
        return to(request, event, "planning:questions")
    form = QuestionForm(request.POST if do == "save" else None, instance=one)
    if form.is_valid():
        form.save()
        return to(request, event, "planning:questions")
    context = {"event": event, "runs": True, "question": one, "count": count, "form": form, "sure": do == "remove"}
    return render(request, "events/planning/questions_one.html", context)


def in_order(event: Event, viewer: Viewer) -> list[Question]:
    return list(Question.objects.visible_to(viewer).filter(event=event).order_by("position", "pk"))


def answered(event: Event) -> dict[int, int]:
    """How many have answered each question, by its id."""
    rows = Answer.objects.trusted("a count names nobody").filter(question__event=event).exclude(text="")
    return dict(rows.values_list("question").annotate(count=Count("pk")))


@transaction.atomic
def add(one: Question) -> None:
    """The last, until it is moved."""
    lock(one.event)
    one.position = Question.objects.trusted("their order").filter(event=one.event).count() + 1
    once(one, one.event, "event", "kind", "words")


@transaction.atomic
def move(event: Event, one: Question, by: int) -> None:
    """Past the one before it, or after it; at the end it stays."""
    lock(event)
    rows = list(Question.objects.trusted("their order").filter(event=event).order_by("position", "pk"))
    place = rows.index(one)
    rows.insert(max(0, place + by), rows.pop(place))
    for position, each in enumerate(rows, start=1):
        each.position = position
    Question.objects.trusted("their order").bulk_update(rows, ["position"])
