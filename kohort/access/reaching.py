"""Which rows are somebody's: found from the keys of the models, so that a new model is never forgotten.

A key named "by" or "…_by" says who did something; any other key to a person or an account says whom the row is about,
and so does a chain of keys that are deleted with what they point at (a degree's entry, its record, the person).
"""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import CASCADE, ForeignKey, Model

PERSON = "people.Person"


def subjects(model: type[Model]) -> list[tuple[str, str]]:
    """(lookup, label of Person or Account) for every way a row can be about somebody."""
    return list(_subjects(model, frozenset()))


def _subjects(model: type[Model], seen: frozenset) -> Iterator[tuple[str, str]]:
    for key in _keys(model):
        target = key.related_model
        if _names_author(key) or target in seen:
            continue
        if _is_somebody(target):
            yield key.name, target._meta.label
        elif key.remote_field.on_delete is CASCADE:
            yield from ((f"{key.name}__{rest}", label) for rest, label in _subjects(target, seen | {model}))


def authors(model: type[Model]) -> list[str]:
    """The keys that say who did it."""
    return [key.name for key in _keys(model) if _names_author(key)]


def reaches_somebody(model: type[Model]) -> bool:
    return _is_somebody(model) or bool(subjects(model) or authors(model))


def _keys(model: type[Model]) -> Iterator[ForeignKey]:
    return (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))


def _names_author(key: ForeignKey) -> bool:
    return (key.name == "by" or key.name.endswith("_by")) and _is_somebody(key.related_model)


def _is_somebody(model: type[Model]) -> bool:
    return model._meta.label in {PERSON, settings.AUTH_USER_MODEL}
