"""Before and after, so that what an import or a merge did to a row can be taken back exactly."""

from collections.abc import Iterable
from typing import Any, cast

from django.apps import apps
from django.db.models import Field, ForeignKey, Model

from kohort.access.guard import Guarded

WHY = "what was done is taken back exactly"


def column_of(row: Model, name: str) -> Field:
    """A column by its name, which is never that of a relation from elsewhere."""
    return cast(Field, row._meta.get_field(name))


def values(row: Model, names: Iterable[str]) -> dict[str, Any]:
    """Columns of a row as JSON holds them."""
    return {name: column_of(row, name).value_to_string(row) if _odd(row, name) else _raw(row, name) for name in names}


def _raw(row: Model, name: str) -> Any:
    return getattr(row, column_of(row, name).attname)


def _odd(row: Model, name: str) -> bool:
    """Dates and bytes are written as text."""
    value = _raw(row, name)
    return value is not None and not isinstance(value, str | int | bool | dict | list)


def put_back(row: Model, names: dict[str, Any]) -> None:
    """The opposite of `values`."""
    for name, value in names.items():
        column = column_of(row, name)
        setattr(row, column.attname, column.to_python(value) if not column.is_relation else value)


def whole(row: Model) -> dict:
    """A row in full, to be made again by `make_again`."""
    names = [column.name for column in row._meta.concrete_fields if not column.primary_key]
    return {"model": row._meta.label, "pk": row.pk, "columns": values(row, names)}


def make_again(kept: dict) -> None:
    """Writes a row that was deleted, under its old id; not when it points at somebody who was erased since."""
    model = apps.get_model(kept["model"])
    row = model(pk=kept["pk"])
    put_back(row, kept["columns"])
    if all(_is_there(row, key) for key in model._meta.concrete_fields if isinstance(key, ForeignKey)):
        model.objects.bulk_create([row])


def _is_there(row: Model, key: ForeignKey) -> bool:
    pk, target = getattr(row, key.attname), key.related_model
    return pk is None or not issubclass(target, Guarded) or target.objects.trusted(WHY).filter(pk=pk).exists()


def rows_of(model: str, ids: Iterable[int]) -> dict[int, Guarded]:
    """{id: row} of those that are still there."""
    return {row.pk: row for row in apps.get_model(model).objects.trusted(WHY).filter(pk__in=list(ids))}
