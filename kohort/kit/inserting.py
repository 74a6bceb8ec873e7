"""INSERT … SELECT, which Django does not have: as many rows as there are in one statement, on both databases."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet


def insert_from(rows: QuerySet, model: type[Model], columns: Mapping[str, Any]) -> int:
    """Insert a row of `model` for each of `rows`, an expression for each field; returns how many. What is there stays.

    `rows` is cleared or trusted, as for any reading, and filtered: SQLite wants a WHERE before ON CONFLICT.
    """
    selected, params = rows.order_by().values_list(*columns.values()).query.sql_with_params()
    quote = connection.ops.quote_name
    column_of = {field.name: str(field.column) for field in model._meta.concrete_fields}
    names = ", ".join(quote(column_of[name]) for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {quote(model._meta.db_table)} ({names}) {selected} ON CONFLICT DO NOTHING", params)
        return cursor.rowcount
