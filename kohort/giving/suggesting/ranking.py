"""How well candidates fit. Whoever surely knows the topic is one of those who know; among them circumstances decide."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from math import log
from typing import NamedTuple

from django.utils import timezone

from kohort.giving.limits.asking import Load
from kohort.search.stems import Stem, likeness, stems

from .near import UNKNOWN, Way, shortest
from .need import HERE, Need
from .seen import Known
from .told import Clue, folded

# At most so many points each; in the order in which a thoughtful coordinator looks.
TOPIC = 6.0  # as much as all the rest: circumstances make nobody know what they do not
KIND = 3.0  # a related kind, worth about half, is another favour than the one they offered
NEAR = {HERE: 2.0, "either": 0.5}  # on the spot, who is hours away will hardly come; else it is a small thing
FREE = 2.0  # who was asked twice lately comes after who is as good and was left in peace
FRESH = 1.0  # what was said years ago may be no more: doubtful, not wrong
LANGUAGE = 1.0  # who does not say what they speak may speak it, hence half
LEVEL = 0.25  # decides between equals

SURE = 0.6  # from here on they know about a word, and do not know more by telling it twice or in the same form
KNOWS = 0.4  # from here on it is told as a reason
ENOUGH = 2 / 3  # of what the best one knows makes one of those who know: a chance word more is no better
FEW = 0.1  # a word that fewer know than this share of all is no more telling: it may be there by chance
OFTEN = 12  # a year: what "as often as there is need" is taken for
A_YEAR = 365  # days: who was last asked so long ago has been left in peace
SURELY_FRESH, STALE = 1, 3  # years since an offer was made or confirmed


class Match(NamedTuple):
    """Of one clue: which words it meets, and how well."""

    clue: Clue
    words: dict[Stem, float]


class Topic(NamedTuple):
    """Points for what they know about, and the clues that tell it, the best first."""

    points: float = 0.0
    clues: Sequence[Clue] = ()


class Ranked(NamedTuple):
    """A candidate with all that reasons are made of. `fits`: they know what it is about, if it is about anything."""

    person_id: int
    known: Known
    points: float
    fits: bool
    clues: Sequence[Clue]
    way: Way | None


def ranked(people: Mapping[int, Known], need: Need) -> list[Ranked]:
    """The best first, without those whose limits do not allow it."""
    ways = {pk: _way(known, need) for pk, known in people.items()}
    allowed = {pk: known for pk, known in people.items() if _is_within(known, need, ways[pk])}
    alike = cache(partial(_alike, need))  # many studied the same, and work in one industry
    matches = {pk: list(_matches(known.told.clues, alike)) for pk, known in allowed.items()}
    worth = _worth(matches.values(), need)
    topics = {pk: _topic(found, worth) for pk, found in matches.items()}
    enough = ENOUGH * max((topic.points for topic in topics.values()), default=0.0) or 1.0
    found = [
        Ranked(pk, known, points, bool(topics[pk].clues) or not need.sought, topics[pk].clues, ways[pk])
        for pk, known in allowed.items()
        for points in [TOPIC * min(1.0, topics[pk].points / enough) + _besides(known, need, ways[pk])]
    ]
    return sorted(found, key=lambda one: (not one.fits, -one.points, one.person_id))


def _way(known: Known, need: Need) -> Way | None:
    return shortest(known.told.spots, need.where) if need.where else None


def _is_within(known: Known, need: Need, way: Way | None) -> bool:
    limits = known.bounds
    if limits is None:
        return True
    if need.language and limits.languages and not _speaks(limits.languages, need):
        return False
    too_far = limits.km is not None and way is not None and way.km > limits.km
    return need.way != HERE or not (limits.remote or too_far)


def _matches(clues: Iterable[Clue], alike: Callable[[str], Mapping[Stem, float]]) -> Iterable[Match]:
    for clue in clues:
        found = {word: like * clue.strength for word, like in alike(clue.text).items()}
        if found := {word: how for word, how in found.items() if how >= KNOWS / 2}:
            yield Match(clue, found)


def _alike(need: Need, text: str) -> dict[Stem, float]:
    """The words sought that a text has to do with, and how much."""
    said = stems(text)
    likes = {word: max((likeness(word, stem) for stem in said), default=0.0) for word in need.sought}
    return {word: like for word, like in likes.items() if like}


def _worth(matches: Iterable[list[Match]], need: Need) -> dict[Stem, float]:
    """What knowing about a word counts for: more where few of them do, as in BM25, but not for ever more."""
    everybody = [{word for match in found for word in match.words} for found in matches]
    knowing = Counter(word for words in everybody for word in words)
    return {word: need.sought[word] * log(1 + 1 / max(FEW, many / len(everybody))) for word, many in knowing.items()}


def _topic(found: list[Match], worth: Mapping[Stem, float]) -> Topic:
    """The points of the best match of each word. Mere hints are no topic, and a clue that adds no word is not told."""
    best: dict[Stem, float] = {}
    for match in found:
        best |= {word: how for word, how in match.words.items() if how > best.get(word, 0.0)}
    points = sum(worth[word] * (1.0 if how >= SURE else how) for word, how in best.items())
    told, met = list[Clue](), set[Stem]()
    for match in sorted(found, key=lambda one: -sum(how * worth[word] for word, how in one.words.items())):
        surely = {word for word, how in match.words.items() if how >= KNOWS}
        told += [match.clue] if surely - met else []
        met |= surely
    return Topic(points, told) if told else Topic()


def _besides(known: Known, need: Need, way: Way | None) -> float:
    kind = max(need.kinds[one] for one in known.kinds)
    near = NEAR.get(need.way, 0.0) * (way.closeness if way else UNKNOWN) if need.where else 0.0
    level = need.level is not None and any(one.level >= need.level for one in known.told.levels)
    rest = FREE * _free(known.load) + FRESH * _fresh(known) + LANGUAGE * _language(known, need) + LEVEL * level
    return KIND * kind + near + rest


def _free(load: Load) -> float:
    """1 for who was never asked, 0 for who is near their limit: half for what is left of it, half for how long
    they were left in peace."""
    left = max(0.0, 1 - load.asked / (load.per_year or OFTEN))
    peace = min(1.0, (timezone.now() - load.last).days / A_YEAR) if load.last else 1.0
    return (left + peace) / 2


def _fresh(known: Known) -> float:
    """1 for a year, then less and less."""
    years = (timezone.now() - max(known.kinds.values())).days / 365
    return min(1.0, max(0.0, (STALE - years) / (STALE - SURELY_FRESH)))


def _language(known: Known, need: Need) -> float:
    """Half for whoever says nothing of languages; none for those who speak others only."""
    spoken = {one.code for one in known.told.spoken} | set(known.bounds.languages if known.bounds else ())
    return float(_speaks(spoken, need)) if spoken and need.language else 0.5


def _speaks(codes: Iterable[str], need: Need) -> bool:
    return any(same_language(need.language, code) for code in codes)


def same_language(one: str, other: str) -> bool:
    return folded(one) == folded(other)
