"""All rows that are about one person, found from the models themselves: what the copy holds and the erasure takes."""

from collections.abc import Collection, Iterator, Mapping
from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from kohort.access.guard import NONE, Checked
from kohort.access.personal import Personal
from kohort.access.reaching import PERSON, authors, reaches_somebody, subjects
from kohort.accounts.models import Account
from kohort.kit.bugs import bug
from kohort.people.models import Person

from .libraries import LIBRARIES

WHY = "all that is about one person is gathered for that person alone"


def models() -> Iterator[tuple[type[Model], Personal]]:
    """Every model that reaches a person or an account, ours and the libraries', with what was decided about it."""
    for model in apps.get_models():
        personal = getattr(model, "personal", None)
        if reaches_somebody(model) or (personal and personal.signed):
            yield model, personal or LIBRARIES[model._meta.label]


def every(model: type[Model]) -> QuerySet:
    rows = model._default_manager.all()
    return rows.trusted(WHY) if issubclass(model, Checked) else rows  # type: ignore[attr-defined]


def about(model: type[Model], person: Person) -> QuerySet:
    """The rows about a person, or about the account this person signs in with, as far as they lie in no other house.

    A key that nobody is told does not lead here either: who is followed or blocked learns nothing of it.
    """
    if model is Person:
        return every(model).filter(pk=person.pk)
    if model is Account:
        return every(model).filter(pk=person.account_id)
    ids = {PERSON: person.pk, Account._meta.label: person.account_id}
    found = pointing(model, ids, without=_untold(model))
    return every(model).filter(within(model, person) & found | written(model, person)).distinct()


def _untold(model: type[Model]) -> tuple[str, ...]:
    return () if bug("follow-told") else getattr(getattr(model, "personal", None), "without", ())


def written(model: type[Model], person: Person) -> Q:
    """Rows with the words of this person, whoever they are about."""
    personal = getattr(model, "personal", None)
    if personal is None or not (personal.words or personal.signed) or bug("words-forgotten"):
        return NONE
    lookups = personal.signed or [key for key in authors(model) if model._meta.get_field(key).related_model is Person]
    return reduce(or_, (_signed(lookup, person) for lookup in lookups), NONE)


def _signed(lookup: str, person: Person) -> Q:
    """By the person; or by their login, where what it signed lies in their house. Nobody's rows are not everybody's."""
    row, _, last = lookup.rpartition("__")
    if last == "account":
        here = {} if bug("guest-next-door") else {f"{row}__institution": person.institution_id}
        return Q(**{lookup: person.account_id}, **here) if person.account_id else NONE
    return Q(**{lookup: person.pk}) if person.pk else NONE


def within(model: type[Model], person: Person) -> Q:
    """Rows of the person's institution; all of a model that belongs to none."""
    return Q(institution=person.institution_id) if has_institution(model) else Q()


def has_institution(model: type[Model]) -> bool:
    return "institution" in {field.name for field in model._meta.concrete_fields}


def pointing(model: type[Model], ids: Mapping[str, int | None], without: Collection[str] = ()) -> Q:
    """Rows that a key leads from to one of these, {label of a model: id}."""
    ways = [Q(**{lookup: ids[label]}) for lookup, label in subjects(model) if ids.get(label) and lookup not in without]
    return reduce(or_, ways, NONE)
