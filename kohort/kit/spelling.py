"""Words sought in columns, as they are written."""

from django.db.models import Q


def holds(word: str, *columns: str) -> Q:
    """Rows that have the word in one of the columns at least. SQLite folds the case of a to z only, so å is looked for
    as written, small and large."""
    spellings = {word, word.lower(), word.capitalize()}
    return Q.create([(f"{one}__icontains", written) for one in columns for written in spellings], connector=Q.OR)
