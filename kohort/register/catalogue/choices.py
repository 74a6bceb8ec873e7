"""A unit or a programme chosen from a list, in the order of the alphabet and told apart by code."""

from collections.abc import Iterable

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language

from kohort.institutions.models import Named
from kohort.kit.sorting import sort_key


def in_order(rows: Iterable[Named]) -> list:
    """By name, as the language of the page sorts."""
    return sorted(rows, key=lambda one: sort_key(one.name, get_language()))


def offer(field: forms.Field, rows: QuerySet, empty: str) -> None:
    """These may be chosen in the field, or none of them, which is called `empty`."""
    field.queryset = rows  # type: ignore[attr-defined]
    named = [(one.pk, f"{one.name} ({one.code})") for one in in_order(rows)]
    field.choices = [("", empty), *named]  # type: ignore[attr-defined]
