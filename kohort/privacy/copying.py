"""Everything that is known of one person, generated from the models, and nothing about anybody else.

A key to somebody else's account or person says what they are to the reader, never who they are.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import BinaryField, Field, ForeignKey, Model, Q, QuerySet

from kohort.access.audience import Audience
from kohort.access.personal import Personal
from kohort.access.reaching import authors, reaches_somebody
from kohort.accounts.models import Account
from kohort.activity.models import Happening
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.people.models import Person

from .mine import about, every, models

SELF, OFFICE, OTHER = "self", "office", "other"


class Part(NamedTuple):
    """The rows of one model, with the columns of each that are told."""

    model: type[Model]
    rows: list[Model]
    columns: list[Field]


def parts(person: Person) -> Iterator[Part]:
    """Every model that has rows about the person, in the order of the apps."""
    for model, personal in models():
        if personal.export and (rows := list(_rows(model, person).order_by("pk"))):
            yield Part(model, rows, [column for column in model._meta.concrete_fields if _is_told(column, personal)])


def _rows(model: type[Model], person: Person) -> QuerySet:
    """The spine is told in full: what was done about one, alone or on a list, and what one did oneself."""
    if model is not Happening:
        return about(model, person)
    done = Q(by=person.account_id, institution=person.institution_id) if person.account_id else Q(pk__in=[])
    if person.pk is None:  # a guest: see `guests`
        return every(Happening).filter(done)
    among = Happening.in_the_log_of(person.institution_id, person.pk).values("pk")
    return every(Happening).filter(Q(pk__in=among) | done)


def _is_told(column: Field, personal: Personal) -> bool:
    """Not what the system keeps for itself: numbers of rows, sort keys, links in letters, what else lies beside."""
    kept = column.primary_key or not column.editable or isinstance(column, BinaryField)
    return not (kept or column.name in personal.without or _leads_aside(column))


def _leads_aside(column: Field) -> bool:
    """To the institution, which is named once, or to a row that is told, or not told, for itself."""
    target = column.related_model
    return target is Institution or (target not in (None, Person, Account) and reaches_somebody(target))


def value(row: Model, column: Field, person: Person) -> Any:
    """What a column says, for a reader who is this person. None where it says nothing about them."""
    if isinstance(column, ForeignKey):
        return _target(row, column, person)
    said = getattr(row, column.attname)
    return Audience(said).name.lower() if column.name == "audience" else said


def _target(row: Model, key: ForeignKey, person: Person) -> str | None:
    pk, model = getattr(row, key.attname), key.related_model
    if pk is None:
        return None
    if model in (Person, Account):
        return _who(row, key, pk == (person.pk if model is Person else person.account_id))
    return str(every(model).get(pk=pk))


def _who(row: Model, key: ForeignKey, is_self: bool) -> str:
    if bug("copy-with-others") and key.related_model is Account:
        return Account.objects.get(pk=getattr(row, key.attname)).email
    if is_self:
        return SELF
    return OFFICE if key.name in authors(type(row)) else OTHER
