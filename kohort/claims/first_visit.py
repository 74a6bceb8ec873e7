"""The first visit: a few questions, one a screen, each of which may be skipped; FIRST_VISIT in settings lists them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself
from kohort.people import figures
from kohort.people.models import Person
from kohort.people.steps import Step

from .welcoming import FirstVisit


@cache
def all_steps() -> dict[str, Step]:
    """Every step by its slug, in the order in which they are asked."""
    steps: list[Step] = [import_string(path) for path in settings.FIRST_VISIT]
    return {step.slug: step for step in steps}


@myself
@require_http_methods(["GET", "POST"])
def welcome(request):
    """On to the first question not dealt with, or the end. POST puts the reminder on the home page away."""
    if request.method == "POST":
        with own_person(request) as me:
            FirstVisit.put_away(me)
        return _to(request, "home:institution")
    visit = FirstVisit.of(request.viewer.person_id)
    slug = None if visit.finished else visit.next_of(list(all_steps()))
    if slug:
        return _to(request, "claims:welcome_step", slug=slug)
    return render(request, "claims/first_visit_done.html", {"classmates": figures.classmates(request.viewer)})


@myself
@require_http_methods(["GET", "POST"])
def step(request, slug):
    """One question. What is kept or skipped is noted at once; leaving loses nothing."""
    if slug not in all_steps():
        raise Http404
    with own_person(request) as me:
        if request.POST.get("do") == "skip":
            return _on(request, me, slug, FirstVisit.SKIPPED)
        form = all_steps()[slug].form(request, me)
        if request.method == "POST" and form.is_valid():
            form.keep()
            return _on(request, me, slug, FirstVisit.KEPT)
        return render(request, all_steps()[slug].template, _context(slug, me, form))


def reminder(request) -> str | None:
    """On one's home page, until the visit is finished or the line put away: the next question."""
    visit = FirstVisit.of(request.viewer.person_id)
    slug = visit.next_of(list(all_steps()))
    if slug is None or visit.finished or visit.put_off:
        return None
    return render_to_string("claims/reminder.html", {"step": all_steps()[slug], "dealt": visit.dealt}, request)


@contextmanager
def own_person(request) -> Iterator[Person]:
    """One's own person; while something is saved, kept from one's other tabs and from a second tap on the button."""
    mine = Person.objects.visible_to(request.viewer).filter(pk=request.viewer.person_id)
    if request.method != "POST":
        yield mine.get()
        return
    with transaction.atomic():
        yield mine.select_for_update().get()


def asked_again(request, form, template):
    """One question on a page of its own, to answer anew; `form(request, person)` is a step's."""
    with own_person(request) as me:
        asked = form(request, me)
        if request.method == "POST" and asked.is_valid():
            asked.keep()
            messages.success(request, _("Saved."))
            return _to(request, "people:me")
        return render(request, template, {"form": asked})


def _on(request, me, slug, how):
    """To the next question, or back to the page that led here."""
    FirstVisit.deal(me, slug, how, list(all_steps()))
    back = get_next_redirect_url(request)
    return HttpResponseRedirect(back) if back else _to(request, "claims:welcome")


def _to(request, name, **kwargs):
    return HttpResponseRedirect(reverse(name, kwargs={"institution": request.institution.slug, **kwargs}))


def _context(slug, me, form):
    dealt, slugs = FirstVisit.of(me.pk).dealt, list(all_steps())
    return {
        "step": all_steps()[slug],
        "person": me,
        "form": form,
        "number": slugs.index(slug) + 1,
        "steps": [(step, dealt.get(step.slug)) for step in all_steps().values()],
    }
