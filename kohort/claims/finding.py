"""Who in the register is meant by what somebody typed? Only a job asks, so that no answer of a page depends on it.

Sure is: one person alone with that name (as it is or was spelt), that birth year, and a programme or a year that fits.
"""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from kohort.institutions.models import Institution, Programme
from kohort.kit.folding import fold
from kohort.people.models import Contact, Person, Study
from kohort.register.matching import name_key
from kohort.register.models import FormerKey, Record

from . import trust
from .models import Case

WHY = "who somebody says to be is looked up; the answer goes to the known address alone"
CODE_LIFE = timedelta(minutes=10)
LONG_ENOUGH = 4  # letters of a programme's name that mean one


def answer(institution: Institution, typed: dict) -> dict[str, Any]:
    """The columns of a case that say what became of it."""
    here = namesakes(institution, typed)
    people = [one for one in here if one.pk in _studied(institution, typed, [one.pk for one in here])]
    if len(people) != 1:
        why = Case.Why.SEVERAL if people else Case.Why.UNSURE if here else Case.Why.NOBODY
        return {"state": Case.State.WAITING, "why": why}
    return {"person": people[0], **_ways(people[0], typed)}


def _ways(person: Person, typed: dict) -> dict[str, Any]:
    if person.is_claimed:
        return {"state": Case.State.WAITING, "why": Case.Why.TAKEN}
    address = _best(trust.addresses_of(person), typed)
    if address is None:
        return {"state": Case.State.WAITING, "why": Case.Why.NO_ADDRESS}
    return {"state": Case.State.CODE, "address": address, "code_ends": timezone.now() + CODE_LIFE}


def _best(addresses: list[Contact], typed: dict) -> Contact | None:
    """The one they typed, if it is among them; else the one known last."""
    same = [one for one in addresses if one.folded == typed.get("email", "").casefold()]
    return next(iter(same + addresses), None)


def namesakes(institution: Institution, typed: dict) -> list[Person]:
    """Those of that name, or formerly of that name, and that birth year; nobody who hides."""
    key = name_key(typed.get("given_names", ""), typed.get("surname", ""), typed.get("birth_year"))
    if key is None:
        return []
    former = FormerKey.objects.trusted(WHY).filter(key=key, record__institution=institution)
    records = Record.objects.trusted(WHY).filter(institution=institution)
    records = records.filter(Q(name_key=key) | Q(pk__in=former.values("record_id")))
    people = Person.objects.trusted(WHY).filter(pk__in=records.values("person_id"), hidden_since=None)
    return list(people.order_by("pk"))


def _studied(institution: Institution, typed: dict, person_ids: list[int]) -> set[int]:
    """Who of them has studied that programme, or graduated in one of those years."""
    fits = Q(award_year__in=typed.get("years", [])) | Q(
        programme__in=programmes(institution, typed.get("programme", ""))
    )
    return set(Study.objects.trusted(WHY).filter(fits, person_id__in=person_ids).values_list("person_id", flat=True))


def programmes(institution: Institution, text: str) -> set[int]:
    """Ids of the programmes somebody may mean, with those they merged into or came from."""
    wanted = fold(text)
    if len(wanted) < LONG_ENOUGH:
        return set()
    rows = list(Programme.objects.filter(institution=institution))
    meant = {row.pk for row in rows if any(_same(wanted, name) for name in (row.code, *row.names.values()))}
    later = {row.merged_into_id for row in rows if row.pk in meant and row.merged_into_id}
    return meant | later | {row.pk for row in rows if row.merged_into_id in meant}


def _same(wanted: str, name: str) -> bool:
    known = fold(name)
    return wanted in known or (len(known) >= LONG_ENOUGH and known in wanted)
