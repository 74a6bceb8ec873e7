"""Is that right? What somebody wrote down is confirmed, or not, by whom it is about: from a mail or the home page."""

from typing import NamedTuple

from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from kohort.access.gate import public
from kohort.people.models import Person

from .catalogue import Kind
from .heard import Heard
from .links import HEARD
from .offering import Own

WHY = "whoever has the mail may open its link"


class Said(NamedTuple):
    """A row as it is drawn: who wrote it down (None: somebody who is not here any more) and the way to answer."""

    heard: Heard
    writer: Person | None
    path: str


@public
@require_http_methods(["GET", "HEAD", "POST"])
def heard(request, token):
    """POST `do`: yes or no. No sign-in: whoever holds the mail holds its link, and it says what the mail says."""
    rows = Heard.objects.trusted(WHY).filter(key=HEARD.key(token), person__institution=request.institution)
    one = rows.first()
    if one is None:
        raise Http404
    if request.method == "POST":
        answer(one, agreed=_is_yes(request.POST.get("do")))
        return HttpResponseRedirect(request.path)
    own = request.viewer.is_member and request.viewer.person_id == one.person_id
    context = {"said": _said(one, request.institution.slug), "own": own}
    return render(request, "giving/heard.html", context)


@transaction.atomic
def answer(heard: Heard, agreed: bool) -> None:
    """Yes makes offers of it, in the words that were written down. A second answer changes nothing."""
    people = Person.objects.trusted(WHY).select_for_update(of=("self",), no_key=True)
    person = people.get(pk=heard.person_id)  # held before the row is read, as the form does
    one = Heard.objects.trusted(WHY).filter(pk=heard.pk, answered=None).first()
    if one is None:
        return
    one.answer(person, agreed)
    if agreed:
        _offer(Own(person), one)


def _offer(own: Own, one: Heard) -> None:
    """The words go to something else, or to the first; what was said of an offer before stays."""
    meant = Kind.OTHER if Kind.OTHER in one.kinds else one.kinds[0]
    for kind in one.kinds:
        own.offer(kind, one.words if kind == meant and kind not in own.offers else None)


def on_home(request) -> str | None:
    """Named in HOME_PANELS: the oldest that waits for an answer."""
    rows = Heard.objects.visible_to(request.viewer).filter(person_id=request.viewer.person_id, answered=None)
    one = rows.exclude(by_id__in=request.viewer.apart).order_by("pk").first()
    if one is None:
        return None
    return render_to_string("giving/heard_home.html", {"said": _said(one, request.institution.slug)}, request)


def _said(one: Heard, slug: str) -> Said:
    here = Person.objects.trusted(WHY).filter(account__isnull=False, hidden_since=None)
    return Said(one, here.filter(pk=one.by_id).first(), HEARD.path(slug, one.key))


def _is_yes(do: str | None) -> bool:
    if do not in ("yes", "no"):
        raise Http404
    return do == "yes"
