""" "I am interested": a note and the way to one's page go to whoever posted it; changed and taken back at will."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself, on
from kohort.access.viewer import Viewer
from kohort.accounts.asking import too_often
from kohort.accounts.limits import Limit, TooOften, spend
from kohort.activity.models import record
from kohort.groups.names import names
from kohort.kit.addresses import address
from kohort.people.models import Person

from . import jobs
from .interest_form import InterestForm
from .interests import Interest
from .opportunity import Opportunity

WHY = "one's own interest"
SHOWN = Limit("interests of a person", 30, 86400)  # each is told by mail


@myself
@on(Opportunity, "be interested")
@require_http_methods(["GET", "HEAD", "POST"])
def interest(request, one):
    """POST `do`: show (also to change the note) or withdraw."""
    person = Person.objects.visible_to(request.viewer).get(pk=request.viewer.person_id)
    mine = _rows(person).filter(opportunity=one).first()
    if request.POST.get("do") == "withdraw":
        _withdraw(mine)
        return _back(request, one, _("Taken back."))
    if one.link and not mine:  # one applies there
        raise Http404
    form = InterestForm(request.POST or None, one=one, person=person, interest=mine)
    if one.link or not (one.stands and form.is_valid()):
        return _page(request, one, form, mine)
    try:
        spend((SHOWN, str(person.pk)))
    except TooOften as refusal:
        return too_often(request, refusal.limit.seconds)
    show(one, person, request.viewer, **form.cleaned_data)
    return _back(request, one, _("Sent. They will be in touch."))


@transaction.atomic
def show(one: Opportunity, person: Person, viewer: Viewer, *, words: str, email: str = "") -> None:
    """A note that is changed is told anew to nobody; a first one is, and one shown again."""
    said = {"words": words} | ({"email": email} if email else {})
    row, is_new = _rows(person).get_or_create(opportunity=one, person=person, defaults=said)
    is_back = _rows(person).filter(pk=row.pk, withdrawn__isnull=False).update(withdrawn=None)
    _rows(person).filter(pk=row.pk).update(**said)
    if is_new or is_back:
        keys = {"opportunity": one.pk, "interest": row.pk}
        record("interest.shown", institution=one.institution, by=viewer.account_id, about=one.poster(), **keys)
        if one.outsider_id:
            jobs.interested.enqueue(row.pk)


def _withdraw(mine: Interest | None) -> None:
    if mine:
        Interest.objects.trusted(WHY).filter(pk=mine.pk, withdrawn=None).update(withdrawn=timezone.now())


def _rows(person: Person):
    return Interest.objects.trusted(WHY).filter(person=person)


def _back(request, one, sentence):
    messages.success(request, sentence)
    return HttpResponseRedirect(address("opportunities:opportunity", request.institution.slug, key=one.key))


def _page(request, one, form, mine):
    known = names([one.by_id] if one.by_id else [], request.viewer, request.institution.slug)
    is_shown = mine is not None and mine.withdrawn is None
    context = {"one": one, "form": form, "by": known.get(one.by_id), "is_shown": is_shown}
    return render(request, "opportunities/interest.html", context)
