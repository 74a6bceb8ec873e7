"""The indexes of this installation, and who must not be found in them yet."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.db.models import QuerySet

from .documents import Document
from .index import Index
from .models import Withheld
from .questions import Answer, Question
from .ranking import Wish

AT_ONCE = 500  # keys in one DELETE


_in = cache(Index)  # one for the life of the process, so that it need not be opened for each request


@dataclass(frozen=True)
class Engine:
    """One index: a folder in KOHORT_HOME, and the owners withheld from its answers."""

    folder: str

    def index(self) -> Index:
        return _in(settings.KOHORT_HOME / self.folder)

    def ask(self, question: Question, *, facets: Mapping[str, int] | None = None, **page) -> Answer:
        """`Index.ask` without those who are withheld now."""
        return self.index().ask(self._without_withheld(question), facets=facets, **page)

    def ask_each(self, questions: Sequence[Question], *, facets: Mapping[str, int], **page) -> list[Answer]:
        """`ask` of several questions about one tenant: who is withheld is looked up once."""
        if not questions:
            return []
        withheld = Withheld.of(questions[0].tenant, self.folder)
        asked = (replace(one, withheld=withheld | frozenset(one.withheld)) for one in questions)
        return [self.index().ask(one, facets=facets, **page) for one in asked]

    def rank(self, question: Question, wish: Wish, limit: int) -> dict[int, bytes]:
        """`Index.rank` without those who are withheld now."""
        return self.index().rank(self._without_withheld(question), wish, limit)

    def _without_withheld(self, question: Question) -> Question:
        withheld = Withheld.of(question.tenant, self.folder) | frozenset(question.withheld)
        return replace(question, withheld=withheld)

    def catch_up(self, owners: Collection[int], read: Callable[[Collection[int]], Iterable[Document]]) -> bool:
        """Writes what is now known of the owners and lets them be found again. False when the index wants a rebuild.

        `read` gives their current documents, none for who must not be found at all. Whoever is withheld once more
        while this runs stays so.
        """
        mine, waiting = frozenset(owners), list[int]()

        def documents() -> Iterable[Document]:
            rows = Withheld.objects.filter(folder=self.folder).values_list("pk", "owner")
            waiting.extend(pk for pk, owner in rows if owner in mine)
            yield from read(owners)

        done = self.index().replace(owners, documents())
        _release(waiting if done else [])
        return done

    def rebuild(self, read: Callable[[], Iterable[Document]]) -> None:
        """Makes the whole index anew of all documents, `read` once it is this process's turn."""
        waiting: list[int] = []

        def documents() -> Iterable[Document]:
            waiting.extend(Withheld.objects.filter(folder=self.folder).values_list("pk", flat=True))
            yield from read()

        self.index().rebuild(documents())
        _release(waiting)


class Contents(NamedTuple):
    """What an index is made of: its owners, and the documents of all of them. settings.INDEXES names every index."""

    name: str
    engine: Engine
    owners: Callable[[], QuerySet]
    documents: Callable[[], Iterable[Document]]


def _release(waiting: list[int]) -> None:
    for start in range(0, len(waiting), AT_ONCE):
        Withheld.objects.filter(pk__in=waiting[start : start + AT_ONCE]).delete()


PEOPLE = Engine("index")
index, ask, catch_up, rebuild = PEOPLE.index, PEOPLE.ask, PEOPLE.catch_up, PEOPLE.rebuild
