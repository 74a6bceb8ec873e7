"""How well candidates fit: topic above all, then the kind of offer, place, language, level, and who is asked least."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from django.utils import timezone

from kohort.giving.limits.asking import Load
from kohort.search.stems import Stem, likeness, stems

from .clues import Clue, Level, Spoken
from .near import Spot, Way, shortest
from .need import HERE, Need
from .seen import Known

TOPIC, KIND, FREE, LANGUAGE, LEVEL, FRESH = 3.0, 1.0, 1.0, 0.5, 0.3, 0.3  # at most so many points each
NEAR = {HERE: 1.5, "either": 0.5}
KNOWS = 0.4  # from here on a word is one they know about
OFTEN = 12  # a year: what "as often as there is need" is taken for
YEARS_FRESH = 4
NORWEGIAN = {"nb": "no", "nn": "no"}


class Match(NamedTuple):
    """Of one clue: which words it meets, and how well."""

    place: int
    words: dict[Stem, float]


class Topic(NamedTuple):
    """Points for what they know about, and the clues that tell it: places among their clues, the best first."""

    points: float = 0.0
    clues: Sequence[int] = ()


class Ranked(NamedTuple):
    """A candidate with all that reasons are made of. `fits`: they know what it is about, if it is about anything."""

    person_id: int
    known: Known
    points: float
    fits: bool
    clues: Sequence[int]
    way: Way | None


def ranked(people: Mapping[int, Known], need: Need) -> list[Ranked]:
    """The best first, without those whose limits do not allow it."""
    ways = {pk: _way(known, need) for pk, known in people.items()}
    allowed = {pk: known for pk, known in people.items() if _is_within(known, need, ways[pk])}
    matches = {pk: list(_matches(known, need)) for pk, known in allowed.items()}
    worth = _worth(matches.values(), need)
    topics = {pk: _topic(found, worth) for pk, found in matches.items()}
    most = max((topic.points for topic in topics.values()), default=0.0) or 1.0
    found = [
        Ranked(pk, known, points, bool(topics[pk].clues) or not need.sought, topics[pk].clues, ways[pk])
        for pk, known in allowed.items()
        for points in [TOPIC * topics[pk].points / most + _besides(known, need, ways[pk])]
    ]
    return sorted(found, key=lambda one: (not one.fits, -one.points, one.person_id))


def _way(known: Known, need: Need) -> Way | None:
    return shortest(known.of(Spot), need.where) if need.where else None


def _is_within(known: Known, need: Need, way: Way | None) -> bool:
    limits = known.bounds
    if limits is None:
        return True
    if need.language and limits.languages and not _speaks(limits.languages, need):
        return False
    too_far = limits.km is not None and way is not None and way.km > limits.km
    return need.way != HERE or not (limits.remote or too_far)


def _matches(known: Known, need: Need) -> Iterable[Match]:
    for place, clue in enumerate(known.of(Clue)):
        found = {}
        for word in need.sought:
            like = max((likeness(word, stem) for stem in stems(clue.text)), default=0.0)
            if like * clue.strength >= KNOWS / 2:
                found[word] = like * clue.strength
        if found:
            yield Match(place, found)


def _worth(matches: Iterable[list[Match]], need: Need) -> dict[Stem, float]:
    """What knowing about a word counts for: more where few of them do, as in BM25."""
    everybody = [{word for match in found for word in match.words} for found in matches]
    knowing = Counter(word for words in everybody for word in words)
    return {word: need.sought[word] * log(1 + len(everybody) / many) for word, many in knowing.items()}


def _topic(found: list[Match], worth: Mapping[Stem, float]) -> Topic:
    """The points of the best match of each word. Mere hints are no topic, and a clue that adds no word is not told."""
    best: dict[Stem, float] = {}
    for match in found:
        best |= {word: how for word, how in match.words.items() if how > best.get(word, 0.0)}
    told, met = [], set[Stem]()
    for match in sorted(found, key=lambda one: -sum(how * worth[word] for word, how in one.words.items())):
        surely = {word for word, how in match.words.items() if how >= KNOWS}
        told += [match.place] if surely - met else []
        met |= surely
    return Topic(sum(how * worth[word] for word, how in best.items()), told) if told else Topic()


def _besides(known: Known, need: Need, way: Way | None) -> float:
    kind = max(need.kinds[one] for one in known.kinds)
    near = way.closeness * NEAR.get(need.way, 0.0) if way else 0.0
    speaks = bool(need.language) and _speaks((one.code for one in known.of(Spoken)), need)
    level = need.level is not None and any(one.level >= need.level for one in known.of(Level))
    return KIND * kind + near + LANGUAGE * speaks + LEVEL * level + FREE * _free(known.load) + FRESH * _fresh(known)


def _free(load: Load) -> float:
    """1 for who was never asked, 0 for who is near their limit."""
    left = max(0.0, 1 - load.asked / (load.per_year or OFTEN))
    return (left + 1 / (1 + load.asked)) / 2 if load.last else 1.0


def _fresh(known: Known) -> float:
    years = (timezone.now() - max(known.kinds.values())).days / 365
    return max(0.0, 1 - years / YEARS_FRESH)


def _speaks(codes: Iterable[str], need: Need) -> bool:
    return any(same_language(need.language, code) for code in codes)


def same_language(one: str, other: str) -> bool:
    """Bokmål and nynorsk are Norwegian."""
    return NORWEGIAN.get(one, one) == NORWEGIAN.get(other, other)
