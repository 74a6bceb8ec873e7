"""The one index of this installation, and who must not be found in it yet."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache

from django.conf import settings

from .documents import Document
from .index import Index
from .models import Withheld
from .questions import Answer, Question

AT_ONCE = 500  # keys in one DELETE


_in = cache(Index)  # one for the life of the process, so that it need not be opened for each request


def index() -> Index:
    return _in(settings.KOHORT_HOME / "index")


def ask(question: Question, *, facets: Mapping[str, int] | None = None, **page) -> Answer:
    """`Index.ask` without those who are withheld now."""
    withheld = Withheld.of(question.tenant) | frozenset(question.withheld)
    return index().ask(replace(question, withheld=withheld), facets=facets, **page)


def catch_up(owners: Collection[int], read: Callable[[Collection[int]], Iterable[Document]]) -> bool:
    """Writes what is now known of the owners and lets them be found again. False when the index wants a rebuild.

    `read` gives their current documents, none for who must not be found at all. Whoever is withheld once more while
    this runs stays so.
    """
    mine, waiting = frozenset(owners), list[int]()

    def documents() -> Iterable[Document]:
        rows = Withheld.objects.values_list("pk", "owner")
        waiting.extend(pk for pk, owner in rows if owner in mine)
        yield from read(owners)

    done = index().replace(owners, documents())
    _release(waiting if done else [])
    return done


def rebuild(read: Callable[[], Iterable[Document]]) -> None:
    """Makes the whole index anew of all documents, `read` once it is this process's turn."""
    waiting: list[int] = []

    def documents() -> Iterable[Document]:
        waiting.extend(Withheld.objects.values_list("pk", flat=True))
        yield from read()

    index().rebuild(documents())
    _release(waiting)


def _release(waiting: list[int]) -> None:
    for start in range(0, len(waiting), AT_ONCE):
        Withheld.objects.filter(pk__in=waiting[start : start + AT_ONCE]).delete()
