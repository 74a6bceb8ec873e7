""" "I can put in a word": who knows the employer lets those know who would like to work there."""

from typing import NamedTuple

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.views.decorators.http import require_POST

from kohort.access.gate import myself, on
from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.groups.names import Name, names
from kohort.kit.addresses import address
from kohort.people.models import Person

from .interest_form import HIDDEN
from .interests import Interest, Word
from .opportunity import Opportunity

WHY = "one's own word"


class Words(NamedTuple):
    """How many would put in a word; who they are, for whoever is interested; whether the viewer is one of them."""

    number: int
    names: list[Name]
    mine: bool


def those_with_a_word(one: Opportunity, interest: Interest | None, viewer: Viewer, slug: str) -> Words:
    """Where one applies elsewhere, everybody who looks may be interested."""
    people = list(
        Word.objects.visible_to(viewer).filter(opportunity=one).order_by("at").values_list("person_id", flat=True)
    )
    others = [pk for pk in people if pk != viewer.person_id]
    is_told = one.link or one.is_from(viewer) or (interest is not None and interest.withdrawn is None)
    known = names(others, viewer, slug) if is_told else {}
    return Words(len(others), [known[pk] for pk in others if pk in known], len(others) < len(people))


@myself
@on(Opportunity, "put in a word")
@require_POST
def word(request, one):
    """`do`: offer or withdraw. Twice is once."""
    do = request.POST.get("do")
    if do not in {"offer", "withdraw"} or (do == "offer" and not one.stands):
        raise Http404
    person = Person.objects.visible_to(request.viewer).get(pk=request.viewer.person_id)
    if do == "withdraw":
        _own(person).filter(opportunity=one).delete()
    elif person.hidden_since:
        messages.error(request, HIDDEN)
    else:
        _offer(one, person)
    return HttpResponseRedirect(address("opportunities:opportunity", request.institution.slug, key=one.key) + "#word")


@transaction.atomic
def _offer(one: Opportunity, person: Person) -> None:
    _row, is_new = _own(person).get_or_create(opportunity=one, person=person)
    if is_new:
        record("word.offered", institution=one.institution, by=person.account_id, about=person, opportunity=one.pk)


def _own(person: Person):
    return Word.objects.trusted(WHY).filter(person=person)
