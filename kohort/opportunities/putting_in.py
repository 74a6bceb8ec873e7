""" "I can put in a word": who knows the employer lets those know who would like to work there."""

from typing import NamedTuple

from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.views.decorators.http import require_POST

from kohort.access.gate import myself, on
from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.groups.names import Name, names
from kohort.kit.addresses import address
from kohort.people.models import Person

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
    (_offer if do == "offer" else _withdraw)(one, request.viewer)
    return HttpResponseRedirect(address("opportunities:opportunity", request.institution.slug, key=one.key) + "#word")


@transaction.atomic
def _offer(one: Opportunity, viewer: Viewer) -> None:
    _row, is_new = _own(viewer).get_or_create(opportunity=one, person_id=viewer.person_id)
    if is_new:
        person = Person.objects.visible_to(viewer).get(pk=viewer.person_id)
        record("word.offered", institution=one.institution, by=viewer.account_id, about=person, opportunity=one.pk)


def _withdraw(one: Opportunity, viewer: Viewer) -> None:
    _own(viewer).filter(opportunity=one).delete()


def _own(viewer: Viewer):
    return Word.objects.trusted(WHY).filter(person_id=viewer.person_id)
