"""One's correspondences in lines: with whom, the last words, and whether they are new."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import OuterRef, Q, QuerySet, Subquery

from kohort.access.viewer import Viewer
from kohort.groups.names import Name, names

from .models import Letter, Party, Thread


class Line(NamedTuple):
    """A thread; `name` is None for somebody who is not to be met (hidden, gone, apart): then no words are shown."""

    thread: Thread
    name: Name | None
    is_new: bool
    is_mine: bool


def lines(threads: Iterable[Thread], viewer: Viewer, slug: str) -> list[Line]:
    """Of threads read with `with_words`. Four queries, for one or for many."""
    threads = list(threads)
    parties = Party.objects.visible_to(viewer).filter(thread__in=[thread.pk for thread in threads])
    others = dict(parties.exclude(person_id=viewer.person_id).values_list("thread_id", "person_id"))
    unread = set(_unread(viewer).values_list("thread_id", flat=True))
    known = names([pk for pk in others.values() if pk not in viewer.apart], viewer, slug)
    return [_line(thread, known.get(others.get(thread.pk, 0)), unread, viewer) for thread in threads]


def _line(thread, name, unread, viewer) -> Line:
    return Line(thread, name, thread.pk in unread, is_mine=thread.last_by == viewer.person_id)


def with_words(viewer: Viewer) -> QuerySet[Thread]:
    """The viewer's threads, the latest first, each with `words` and `last_by` of its last letter."""
    last = Letter.objects.visible_to(viewer).filter(thread=OuterRef("pk")).order_by("-at", "-pk")
    threads = Thread.objects.visible_to(viewer).annotate(
        words=Subquery(last.values("text")[:1]), last_by=Subquery(last.values("by_id")[:1])
    )
    return threads.order_by("-last", "-pk")


def unread(viewer: Viewer) -> int:
    """In how many threads there is something new."""
    return _unread(viewer).count()


def _unread(viewer: Viewer) -> QuerySet[Party]:
    mine = Q(person_id=viewer.person_id) & Party.unread()
    return Party.objects.visible_to(viewer).filter(mine)
