"""Asks each ask, and counts where the right one stands. The misses are told in words."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone, translation

from bench.figures import Figure
from kohort.access.viewer import Viewer
from kohort.giving.asks.suggesting import Need, suggest
from kohort.people.viewing import viewer_for
from kohort.site.schema import bring_up_to_date

from .asking import CASES, DERIVED, HARD, MANY, made_set
from .filling import fill
from .made import Asking, Made
from .plain import Plain, directory

LIMIT, TOLD, GATE = 10, 10, 0.90


class Found(NamedTuple):
    """Who was named for an ask, by each: places in the list of people, best first."""

    ask: Asking
    ours: list[int]
    plain: list[int]
    titled: list[int]
    directory: list[int]


def figures() -> Iterator[Figure]:
    bring_up_to_date()
    made, asks = made_set(timezone.localdate())
    with transaction.atomic():
        here, people, asker = fill(made)
    viewer = viewer_for(asker.pk, here)
    plain, places = Plain(made), {person.pk: place for place, person in enumerate(people)}
    with translation.override("en"):
        found = [_found(ask, viewer, places, plain) for ask in asks]
    _tell(found, made)
    yield from _shares(found)


def need(ask: Asking) -> Need:
    """As the page of an ask puts it: the title on the first line."""
    when = timezone.localdate() + timedelta(days=ask.day)
    words = f"{ask.title}\n{ask.words}"
    return Need(ask.kind, words, ask.speaks, ask.way, ask.town, ask.country, when, ask.level)


def _found(ask: Asking, viewer: Viewer, places: dict[int, int], plain: Plain) -> Found:
    ours = [places[one.person_id] for one in suggest(need(ask), viewer, limit=LIMIT)]
    searched = (plain.search(ask, text, LIMIT) for text in (f"{ask.title} {ask.words}", ask.title))
    return Found(ask, ours, *searched, directory(ask, viewer, places, LIMIT))


def _shares(found: list[Found]) -> Iterator[Figure]:
    title = f"{MANY} asks whose right person is known"
    for first in (1, 3, LIMIT):
        ours, words, name = (_share(found, who, first) for who in ("ours", "plain", "titled"))
        text = max(words, name)
        yield Figure(f"{title}, in the first {first}", ours, "share", text, "share by plain text search")
    missed, gate = 1 - _share(found, "ours", 3), round(1 - GATE, 2)
    yield Figure(f"{title}: not in the first 3, {GATE:.0%} being asked for", missed, "share", gate=gate)
    everyday = [one for one in found if one.ask.case not in HARD]
    name = f"{title}, without the {len(found) - len(everyday)} hard ones, in the first 3"
    yield Figure(name, _share(everyday, "ours", 3), "share")
    listed = _share(found, "directory", 3)
    yield Figure(f"{title}, in the first 3 of the directory", listed, "share")
    for case in (*CASES, DERIVED):
        of_it = [one for one in found if one.ask.case == case]
        text = max(_share(of_it, "plain", 3), _share(of_it, "titled", 3))
        name = f"in the first 3: {case}{' (hard)' if case in HARD else ''}, {len(of_it)} asks"
        yield Figure(name, _share(of_it, "ours", 3), "share", against=f"{text:.3f} by plain text search")


def _share(found: list[Found], who: str, first: int) -> float:
    return sum(one.ask.right in getattr(one, who)[:first] for one in found) / len(found)


def _tell(found: list[Found], made: list[Made]) -> None:
    """On standard error: what kept those from being right who stand before the right one, and ten of the misses."""
    missed = [one for one in found if one.ask.right not in one.ours[:3]]
    before = Counter(_wants(made[one], ask) for ask, ours, *_rest in missed for one in _before(ours, ask.right))
    print("  Before the right one:", *(f"{many} × {wants};" for wants, many in before.most_common(8)), file=sys.stderr)
    for ask, ours, *_rest in missed[:: max(1, len(missed) // TOLD)][:TOLD]:
        right, place = made[ask.right], ours.index(ask.right) + 1 if ask.right in ours else "not among ten"
        first = "; ".join(f"{_says(made[one])} ({_wants(made[one], ask)})" for one in _before(ours, ask.right)[:3])
        print(f"  {ask.case}: “{ask.title}”; the right one: {_says(right)}; {place}. First: {first}", file=sys.stderr)


def _before(ours: list[int], right: int) -> list[int]:
    return ours[: ours.index(right)] if right in ours else ours


def _wants(one: Made, ask: Asking) -> str:
    return " and ".join(one.wants(ask))


def _says(one: Made) -> str:
    return ", ".join(filter(None, [*one.texts, one.note, one.work]))
