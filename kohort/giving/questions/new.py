"""Asking a question: one field, and before it goes off what others were told when they asked something like it."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself
from kohort.accounts.limits import TooOften
from kohort.kit.addresses import address
from kohort.people.models import Person

from .asking import may_ask, put
from .forms import QuestionForm
from .models import Question
from .similar import similar


@myself
@require_http_methods(["GET", "POST"])
def new(request):
    """POST asks, once whoever asks has seen what there is already (`sure`). `again` is one's own to ask once more."""
    if not may_ask(request.viewer, request.institution):
        return render(request, "giving/questions/not_here.html", status=403)
    form = QuestionForm(request.POST or None, initial=_again(request))
    found: list[Question] = []
    if form.is_valid():
        found = [] if "sure" in request.POST else similar(form.instance.title, request.viewer)
        if not found and (sent := _sent(request, form)):
            return HttpResponseRedirect(address("questions:question", request.institution.slug, key=sent.key))
    return render(request, "giving/questions/new.html", {"form": form, "found": found})


def _again(request) -> dict:
    own = Question.objects.visible_to(request.viewer).filter(pk__in=Question.of(request.viewer))
    known = own.filter(key=request.GET.get("again", "")).first()
    return {name: getattr(known, name) for name in ("title", "words", "unnamed", "shared")} if known else {}


def _sent(request, form: QuestionForm) -> Question | None:
    person = Person.objects.visible_to(request.viewer).get(pk=request.viewer.person_id)
    try:
        return put(person, form.instance)
    except TooOften:
        form.add_error(None, _("You have asked five questions lately. Keep this one, and ask it in some weeks."))
        return None
