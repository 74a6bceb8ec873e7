"""Somebody who is not on the list: found among the members, or written down by name."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kohort.access.gate import on
from kohort.events.event import Event
from kohort.events.seats.models import Seat
from kohort.events.seats.seating import CannotJoin, Who
from kohort.events.seats.seating import add as give_a_seat
from kohort.kit.addresses import address
from kohort.kit.keys import new_key
from kohort.people.cards import Card, cards
from kohort.people.models import Person
from kohort.people.segments import Segment
from kohort.search import engine

from .coming_in import Head, Mark, hear
from .forms import WalkInForm
from .opening import is_open

LOOKED_AT, FOUND, LONGEST = 40, 6, 80
Way = Seat.Way


@on(Event, "organise")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request, event, way):
    """`q` finds members, as POST `find` does. POST `person` (a key) or a name, and how many guests they bring."""
    words = (request.POST.get("name") or request.GET.get("q", "")).strip()[:LONGEST]
    form = WalkInForm(request.POST if request.method == "POST" else None, event=event, initial={"name": words})
    if form.is_bound and "find" not in request.POST and form.is_valid():
        try:
            return _added(request, event, form, way)
        except CannotJoin as reason:
            messages.error(request, str(reason))
    context = {"event": event, "form": form, "found": _members(request, words), "words": words, "way": way}
    return render(request, "events/door/add.html", context)


@transaction.atomic
def _added(request, event, form, way):
    who, guests = _who(request, form), form.cleaned_data["guests"]
    seat = give_a_seat(event, who, way=way, guests=guests, by=request.viewer.account_id)
    here = way == Way.WALK_IN and is_open(event)
    if here:
        heads, now = [Head(seat.key, place) for place in range(seat.heads)], timezone.now()
        hear(event, [Mark(new_key(), head, now) for head in heads], request.viewer)
    said = _("%(name)s is here.") if here else _("%(name)s is on the list.")
    messages.success(request, said % {"name": seat.name})
    back = "door:door" if way == Way.WALK_IN else "door:lists"
    return HttpResponseRedirect(address(back, request.institution.slug, key=event.key))


def _who(request, form) -> Who:
    if not (key := request.POST.get("person")):
        return Who(name=form.cleaned_data["name"], language=get_language())
    rows = Person.objects.visible_to(request.viewer).filter(account__isnull=False, hidden_since=None)
    person = get_object_or_404(rows.select_related("institution"), key=key)
    return Who(person, person.name, language=get_language())


def _members(request, words: str) -> list[tuple[Card, str]]:
    """Those of one's own house with such a name, and their keys."""
    if not words:
        return []
    question = Segment(request.institution.pk, words).question(request.viewer)
    found = cards(engine.ask(question, limit=LOOKED_AT).owners, request.viewer, request.institution.slug)
    there = [card for card in found if card.is_claimed and not card.is_hidden][:FOUND]
    rows = Person.objects.visible_to(request.viewer).filter(pk__in=[card.person_id for card in there])
    keys = dict(rows.values_list("pk", "key"))
    return [(card, keys[card.person_id]) for card in there]
