"""Removing a fact. It is signed and held by the page alone, so that it can be brought back for an hour."""

from typing import cast

from django.core import serializers, signing
from django.db import transaction
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kohort.access.gate import myself
from kohort.access.viewer import Viewer
from kohort.people.facts import Fact

from .answering import mine, note, row_page
from .rows import me, row

SALT = "kohort.people.me.removing"
HOUR = 3600


@myself
@require_POST
@mine
def remove(request, found):
    """Take a fact away, with a button that brings it back."""
    if not found.may_edit:
        raise Http404
    kept = sealed(found.fact)
    found.fact.delete()
    note(request, me(request.viewer), "removed", found.kind)
    template = "people/me/removed.html" if request.htmx else "people/me/removed_page.html"
    return render(request, template, {"fact": found.fact, "kept": kept})


@myself
@require_POST
@transaction.atomic
def undo(request):
    """Bring back what was removed within the hour."""
    fact = brought_back(request.POST.get("kept", ""), request.viewer)
    if fact is None:
        raise Http404
    note(request, me(request.viewer), "added", row(fact).kind)
    return row_page(request, row(fact))


def sealed(fact: Fact) -> str:
    """The whole row as a signed text. Nothing of it stays here."""
    return signing.dumps(serializers.serialize("json", [fact]), salt=SALT, compress=True)


def brought_back(kept: str, viewer: Viewer) -> Fact | None:
    """The row as it was, under its old number. None for what is not sealed by us, is another's, is older than an hour,
    or is here."""
    try:
        fact = _opened(signing.loads(kept, salt=SALT, max_age=HOUR))
    except signing.BadSignature:
        return None
    is_mine = (fact.institution_id, fact.person_id) == (viewer.institution_id, viewer.person_id)
    if not is_mine or type(fact).objects.trusted("what is here is not brought back").filter(pk=fact.pk).exists():
        return None
    fact.save(force_insert=True)
    return fact


def _opened(text: str) -> Fact:
    return cast(Fact, next(serializers.deserialize("json", text)).object)
