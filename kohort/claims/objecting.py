"""Somebody does not want to be invited again: noted for the person, and for the address, which outlives the person."""

from django.db import transaction

from kohort.activity.models import record

from .models import Invited, Objection
from .skipping import mark_of

WHY = "whoever has the letter may object to it (GDPR article 21)"


@transaction.atomic
def object_to(letter: Invited) -> None:
    """From now on neither this person nor this address is invited. Saying it twice changes nothing."""
    _objection, is_new = Objection.objects.trusted(WHY).get_or_create(
        institution_id=letter.institution_id, mark=_mark(letter), defaults={"person": letter.person}
    )
    if is_new:
        record("objected to invitations", institution=letter.person.institution, about=letter.person)


@transaction.atomic
def take_back(letter: Invited) -> None:
    """It was not meant."""
    objections = Objection.objects.trusted(WHY).filter(institution_id=letter.institution_id, mark=_mark(letter))
    if objections.delete()[0]:
        record("objection taken back", institution=letter.person.institution, about=letter.person)


def _mark(letter: Invited) -> bytes:
    """Of the address written to; of the letter itself when that address is no longer on record."""
    return mark_of(letter.person.institution, letter.address.folded if letter.address else letter.key)
