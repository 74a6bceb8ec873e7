"""What a pair is worth: the wishes of both, and a little for what they have in common; and which pairs may not be.

Holds NumPy, 25 MB that a serving process does not need until somebody matches: imported where that is done.
"""

from collections.abc import Callable, Collection

import numpy as np

from kohort.kit.bugs import bug

from .models import Round, Scheme
from .sides import Side, Sides

STEP = 100  # between a wish and the next one; all they may have in common is worth less than a tenth of it
WISHES = 6  # the sixth and all after it weigh the same
MOST_WORDS = 4
SAME_PROGRAMME, SAME_INDUSTRY = 2, 2

Array = np.ndarray


def weigh(one: Round, all_of: Sides, barred: Collection[tuple[int, int]] = ()) -> Array:
    """Points of each mentee (row) with each mentor (column); NaN where they may not be a pair.

    `barred` are (mentor, mentee), ids of parts.
    """
    points = _wished(all_of) + _common(all_of)
    points[_ruled_out(one, all_of) | _kept_apart(all_of, barred)] = np.nan
    return points


def wish(rank: int) -> int:
    """600 for the first, 500 for the second …, 100 for the sixth and every later one."""
    return STEP * (WISHES + 1 - min(rank, WISHES))


def _wished(all_of: Sides) -> Array:
    rows, columns = _places(all_of.mentees), _places(all_of.mentors)
    points = np.zeros((len(rows), len(columns)))
    for (who, whom), rank in all_of.wishes.items():
        mentee, mentor = (who, whom) if who in rows else (whom, who)
        if mentee in rows and mentor in columns:
            points[rows[mentee], columns[mentor]] += wish(rank)
    return points


def _common(all_of: Sides) -> Array:
    words = np.minimum(_shared(all_of, lambda side: side.words), MOST_WORDS)
    programme = np.minimum(_shared(all_of, lambda side: side.programmes), 1)
    industry = np.minimum(_shared(all_of, lambda side: side.industries), 1)
    return words + SAME_PROGRAMME * programme + SAME_INDUSTRY * industry


def _ruled_out(one: Round, all_of: Sides) -> Array:
    """Where people find each other, there are no rules."""
    ruled = np.zeros((len(all_of.mentees), len(all_of.mentors)), bool)
    if one.scheme.form != Scheme.Form.PAIRS:
        return ruled
    if one.same_language and not bug("match-any-language"):
        ruled |= (_shared(all_of, lambda side: side.languages) == 0) & _both_say(all_of)
    if one.other_employer:
        ruled |= _shared(all_of, lambda side: side.employers) > 0
    return ruled


def _both_say(all_of: Sides) -> Array:
    """Whose languages nobody knows is not kept from everybody."""
    says = [np.array([bool(side.languages) for side in some], bool) for some in (all_of.mentees, all_of.mentors)]
    return np.logical_and.outer(*says)


def _kept_apart(all_of: Sides, barred: Collection[tuple[int, int]]) -> Array:
    kept = np.zeros((len(all_of.mentees), len(all_of.mentors)), bool)
    rows, columns = _places(all_of.mentees), _places(all_of.mentors)
    _mark(kept, barred, rows, columns)
    _mark(kept, () if bug("match-blocked") else all_of.apart, _people(all_of.mentees), _people(all_of.mentors))
    return kept


def _mark(kept: Array, pairs: Collection[tuple[int, int]], rows: dict[int, int], columns: dict[int, int]) -> None:
    """`pairs` are (mentor, mentee); whoever is not there is passed over."""
    for mentor, mentee in pairs:
        if mentee in rows and mentor in columns:
            kept[rows[mentee], columns[mentor]] = True


def _shared(all_of: Sides, what: Callable[[Side], Collection]) -> Array:
    """How much each mentee has in common with each mentor."""
    ours, theirs = ([frozenset(what(side)) for side in some] for some in (all_of.mentees, all_of.mentors))
    both = sorted(frozenset().union(*ours) & frozenset().union(*theirs), key=str)
    places = {value: place for place, value in enumerate(both)}
    return _marks(ours, places) @ _marks(theirs, places).T


def _marks(some: list[frozenset], places: dict) -> Array:
    marks = np.zeros((len(some), len(places)), np.float32)
    for row, values in enumerate(some):
        marks[row, [places[value] for value in values & places.keys()]] = 1
    return marks


def _places(some: list[Side]) -> dict[int, int]:
    return {side.part.pk: place for place, side in enumerate(some)}


def _people(some: list[Side]) -> dict[int, int]:
    return {side.part.person_id: place for place, side in enumerate(some)}
