"""No more of these mails: what the link at the end of each does, for whoever holds the mail, without signing in.

The token names a person and what is to stop by their public keys, and is signed; it opens nothing and shows nothing.
"""

from typing import NamedTuple

from django.db import transaction

from kohort.groups.models import Group
from kohort.institutions.models import Institution
from kohort.kit.signed import Link
from kohort.people.models import Person

from . import opportunities_stopping as watches
from .models import Hearing, Wish

ANSWERS, DIGEST, EVENTS, ASKS = "answers", "digest", "events", "asks"  # any other scope is the key of a group
COLUMNS = {ANSWERS: "answers", DIGEST: "digests", EVENTS: "events", ASKS: "asks"}
STOP = Link("notices:no_more", salt="kohort.notices.stopping")
WHY = "whoever has a mail may stop more of its kind"
How = Hearing.How


class Stop(NamedTuple):
    """Whose mails, and which. `scope` is one of COLUMNS, of `opportunities_stopping`, or the key of a group."""

    person: Person
    scope: str


def token(person: Person, scope: str) -> str:
    return STOP.token(f"{person.key}.{scope}")


def scope_of(text: str) -> str:
    """What a token is about, signed or not."""
    return text.split(".")[1] if text.count(".") == 2 else ""


def read(text: str, institution: Institution) -> Stop | None:
    """None for what is not ours."""
    key, _dot, scope = STOP.key(text).partition(".")
    rows = Person.objects.trusted(WHY).filter(key=key, institution=institution)
    person = rows.select_related("institution").first()
    return Stop(person, scope) if person else None


def ask_for(stop: Stop, how: str) -> str:
    """From the next mail on: `how` is one of Hearing.How for a group; else NEVER stops, and anything else undoes it.
    What undoes this again; nothing undoes the end of a watch."""
    if watches.is_of(stop.scope) and how == How.NEVER:
        watches.end(stop.person, stop.scope)
    elif stop.scope in COLUMNS:
        _wish(stop.person, **{COLUMNS[stop.scope]: how != How.NEVER})
    elif group := Group.objects.trusted(WHY).filter(key=stop.scope).first():
        was = Hearing.of(stop.person.pk, group.pk)
        Hearing.say(stop.person.pk, group.pk, how)
        return How.AT_ONCE if was == How.NEVER else was
    return How.AT_ONCE


@transaction.atomic
def _wish(person: Person, **columns) -> None:
    Wish.objects.trusted(WHY).get_or_create(person=person, defaults={"institution_id": person.institution_id})
    Wish.objects.trusted(WHY).filter(person=person).update(**columns)
