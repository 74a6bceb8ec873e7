"""Somebody is about to be deleted: whoever has to do with them is told while all of it is still there."""

from collections.abc import Collection

from django.conf import settings
from django.utils.module_loading import import_string


def vanish(person_ids: Collection[int]) -> None:
    """In the transaction that deletes these people, before it does (VANISHING). Twice is once."""
    for path in settings.VANISHING:
        import_string(path)(person_ids)
