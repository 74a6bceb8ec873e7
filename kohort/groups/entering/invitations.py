"""The page on which a member asks others in: people one can find here, or addresses. And what waits for oneself."""

from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from kohort.access.gate import myself, on
from kohort.access.viewer import Viewer
from kohort.accounts.limits import TooOften, spend
from kohort.groups.models import Group
from kohort.kit.bugs import bug
from kohort.people.cards import Card, cards
from kohort.people.facts import classmates_of
from kohort.people.looking import PAGES
from kohort.people.models import Person
from kohort.people.segments import Segment
from kohort.search import engine

from .forms import AddressesForm
from .inviting import AT_ONCE, asked, invite, to_ask
from .ways import brings_in

SHOWN = 20
LOOKED_AT = 60  # some of those found are in the group already


@myself
@on(Group)
@require_http_methods(["GET", "HEAD", "POST"])
def invite_page(request, group):
    """By name (POST `person`, any number of keys) or by address (POST `addresses`)."""
    if not brings_in(group, request.viewer):
        raise Http404
    form = AddressesForm(request.POST if "addresses" in request.POST else None)
    keys = request.POST.getlist("person")[:AT_ONCE]
    try:
        if form.is_valid():
            return _written(request, group, form.cleaned_data["addresses"])
        if keys:
            return _chosen(request, group, keys)
        people = candidates(request, group)
    except TooOften:
        messages.error(request, _("That is enough for one day. Please go on tomorrow, or share your link."))
        return HttpResponseRedirect(request.path)
    return render(request, "groups/entering/invite.html", {"group": group, "form": form, **people})


def _written(request, group, addresses):
    for address in addresses:
        if bug("invite-tells") and not Person.objects.trusted("bug").filter(account__email=address).exists():
            messages.error(request, _("We do not know that address."))
        invite(group, by=request.viewer, email=address)
    count = len(addresses)
    messages.success(
        request, ngettext("A letter is on its way.", "%(n)d letters are on their way.", count) % {"n": count}
    )
    return HttpResponseRedirect(request.path)


def _chosen(request, group, keys):
    rows = Person.objects.visible_to(request.viewer).filter(key__in=keys, account__isnull=False, hidden_since=None)
    people = {person.pk: person for person in rows}
    chosen = to_ask(group, list(people))
    for pk in chosen:
        invite(group, by=request.viewer, person=people[pk])
    count = len(chosen)
    told = ngettext("One person is invited.", "%(n)d people are invited.", count) % {"n": count}
    messages.success(request, told if count else _("Whom you chose is in the group already."))
    return HttpResponseRedirect(request.path)


class Candidate(NamedTuple):
    """Somebody who could be asked; `asked` says that they were, and have not answered."""

    card: Card
    key: str
    asked: bool


def candidates(request, group: Group) -> dict:
    """{q, people: [Candidate]}: those the words find, or one's classmates. Raises TooOften."""
    words, viewer = request.GET.get("q", "").strip()[:100], request.viewer
    if words and not viewer.is_office:
        spend(*((limit, str(viewer.account_id)) for limit in PAGES))
    found = _named(words, request) if words else _classmates(viewer)
    people = to_ask(group, [pk for pk in found if pk != viewer.person_id])[:SHOWN]
    return {"q": words, "people": _drawn(people, group, viewer, request.institution.slug)}


def _named(words: str, request) -> list[int]:
    return engine.ask(Segment(request.institution.pk, words).question(request.viewer), limit=LOOKED_AT).owners


def _classmates(viewer: Viewer) -> list[int]:
    rows = Person.objects.visible_to(viewer).filter(classmates_of(viewer, "pk"), account__isnull=False)
    return list(rows.order_by("-claimed_at", "pk").values_list("pk", flat=True)[:LOOKED_AT])


def _drawn(person_ids: list[int], group, viewer, slug) -> list[Candidate]:
    """Who has claimed a place and does not hide; nobody else could answer."""
    waiting, rows = asked(group, person_ids), Person.objects.visible_to(viewer).filter(pk__in=person_ids)
    keys = dict(rows.values_list("pk", "key"))
    shown = [card for card in cards(person_ids, viewer, slug) if card.is_claimed and not card.is_hidden]
    return [Candidate(card, keys[card.person_id], card.person_id in waiting) for card in shown]
