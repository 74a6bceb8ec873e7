"""Who could be asked, the best first, and why. Whoever is left out is told to nobody."""

from collections.abc import Collection
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.giving.suggesting.anew import as_seen
from kohort.giving.suggesting.finding import candidates
from kohort.giving.suggesting.need import Need as Need
from kohort.giving.suggesting.ranking import Ranked, ranked
from kohort.giving.suggesting.reasons import reasons
from kohort.giving.suggesting.seen import Known, seen

from .models import Ask

ROUNDS = 5  # of candidates that are looked at: who comes after is too far down to fit


class Suggestion(NamedTuple):
    """Somebody, and at most three reasons in the language of the page. `fits`: they know what it is about."""

    person_id: int
    reasons: list[str]
    fits: bool = True


def need_of(ask: Ask) -> Need:
    """What an ask asks for; who listens is of the level of its programme."""
    words, level = f"{ask.title}\n{ask.words}", ask.programme.level if ask.programme else None
    return Need(ask.kind, words, ask.language, ask.way, ask.town, ask.country, ask.day, level)


def suggest(need: Need, viewer: Viewer, *, limit: int = 10, without: Collection[int] = ()) -> list[Suggestion]:
    """At most `limit` who may be asked now. More candidates are looked at where too few of the first may be."""
    looked, known, found = set(without), dict[int, Known](), list[Ranked]()
    for _round in range(ROUNDS):
        more = candidates(need, viewer, looked) if len(found) < limit else {}
        if not more:
            break
        looked |= more.keys()
        known |= seen(more, need, viewer)
        found = ranked(known, need)
    shown = as_seen(found[:limit], need, viewer)
    return [Suggestion(one.person_id, reasons(one, need), one.fits) for one in shown]
