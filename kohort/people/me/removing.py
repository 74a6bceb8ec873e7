"""A fact its owner removed, signed and held by the page alone, so that it can be brought back for an hour."""

from typing import cast

from django.core import serializers, signing
from django.db import transaction

from kohort.access.viewer import Viewer
from kohort.people.facts import Fact

SALT = "kohort.people.me.removing"
HOUR = 3600


def kept(fact: Fact) -> str:
    """The whole row as a sealed text. Nothing of it stays here."""
    return signing.dumps(serializers.serialize("json", [fact]), salt=SALT, compress=True)


@transaction.atomic
def brought_back(sealed: str, viewer: Viewer) -> Fact | None:
    """The row as it was, under its old number. None for what is not sealed by us, is another's, is older than an hour,
    or is here."""
    try:
        fact = _opened(signing.loads(sealed, salt=SALT, max_age=HOUR))
    except signing.BadSignature:
        return None
    is_mine = (fact.institution_id, fact.person_id) == (viewer.institution_id, viewer.person_id)
    if not is_mine or type(fact).objects.trusted("what is here is not brought back").filter(pk=fact.pk).exists():
        return None
    fact.save(force_insert=True)
    return fact


def _opened(text: str) -> Fact:
    return cast(Fact, next(serializers.deserialize("json", text)).object)
