"""What is known of those who take part, as far as it weighs when they are matched. Read once for a whole round."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from kohort.access.audience import Audience
from kohort.kit.folding import fold
from kohort.people.models import Block, Language, Position, Study, Topic
from kohort.people.vocabulary.firms import firm

from .models import Choice, Part, Round

WHY = "a round is matched on behalf of all who take part"
COMMON = 5  # a word that more than every fifth uses is common
LONG = 5  # letters; shorter words say little, and the same stem of so many is the same word in most of our languages


@dataclass(frozen=True)
class Side:
    """One part. `words` are stems of what it says and of topics, without those that many use. `employers` may be known
    to the office alone: they rule out, and are never told."""

    part: Part
    languages: frozenset[str]
    employers: frozenset[str]
    industries: frozenset[str]
    programmes: frozenset[int]
    words: frozenset[str]


@dataclass(frozen=True)
class Sides:
    """Mentees and mentors in the order in which they signed up, their wishes {(part, part): 1, 2, …}, and who is kept
    from whom (pairs of person ids, both ways round)."""

    mentees: list[Side]
    mentors: list[Side]
    wishes: dict[tuple[int, int], int]
    apart: frozenset[tuple[int, int]]


def sides(one: Round) -> Sides:
    """Ten queries, whatever the size. Whoever has left, hides or is unclaimed is not there."""
    rows = Part.objects.trusted(WHY).filter(round=one, left=None, person__account__isnull=False)
    parts = list(rows.filter(person__hidden_since=None).order_by("at", "pk"))
    told = _told([part.person_id for part in parts])
    known = _telling([_side(part, told) for part in parts])
    mentees = [side for side in known if side.part.role == Part.Role.MENTEE]
    mentors = [side for side in known if side.part.role == Part.Role.MENTOR]
    return Sides(mentees, mentors, wishes(one), apart([part.person_id for part in parts]))


def wishes(one: Round) -> dict[tuple[int, int], int]:
    """{(who, whom): 1 for the first wish, …}, by parts; gaps that somebody left behind are closed."""
    rows = Choice.objects.trusted(WHY).filter(part__round=one, part__left=None, whom__left=None)
    ranks: dict[tuple[int, int], int] = {}
    counted: defaultdict[int, int] = defaultdict(int)
    for part, whom in rows.order_by("part_id", "place", "pk").values_list("part_id", "whom_id"):
        counted[part] += 1
        ranks[part, whom] = counted[part]
    return ranks


def apart(people: Collection[int]) -> frozenset[tuple[int, int]]:
    """Who of these has blocked whom, as pairs both ways round."""
    rows = Block.objects.trusted(WHY).filter(person_id__in=people, whom_id__in=people)
    pairs = list(rows.values_list("person_id", "whom_id"))
    return frozenset(pairs) | frozenset((whom, person) for person, whom in pairs)


def _told(people: list[int]) -> dict[str, dict[int, frozenset]]:
    """What members may see of them, and for whom they work, whoever may see that."""
    jobs = Position.objects.trusted(WHY).filter(person_id__in=people, ended=None)
    studies = Study.objects.trusted(WHY).filter(person_id__in=people, audience__gte=Audience.MEMBERS)
    languages = Language.objects.trusted(WHY).filter(person_id__in=people, audience__gte=Audience.MEMBERS)
    topics = Topic.objects.trusted(WHY).filter(person_id__in=people, audience__gte=Audience.MEMBERS)
    trades = jobs.filter(audience__gte=Audience.MEMBERS).exclude(industry="")
    return {
        "employers": _gathered((who, firm(name)) for who, name in jobs.values_list("person_id", "employer") if name),
        "industries": _gathered(trades.values_list("person_id", "industry")),
        "programmes": _gathered(studies.values_list("person_id", "programme_id")),
        "languages": _gathered(languages.values_list("person_id", "code")),
        "topics": _gathered(
            (who, stem) for who, text in topics.values_list("person_id", "text") for stem in stems(text)
        ),
    }


def _gathered(rows: Iterable[tuple]) -> dict[int, frozenset]:
    found: defaultdict[int, set] = defaultdict(set)
    for person, value in rows:
        found[person].add(value)
    return {person: frozenset(values) for person, values in found.items()}


def _side(part: Part, told) -> Side:
    of = {name: values.get(part.person_id, frozenset()) for name, values in told.items()}
    languages = frozenset(part.languages) or of["languages"]
    words = of["topics"] | frozenset(stems(part.words))
    return Side(part, languages, of["employers"], of["industries"], of["programmes"], words)


def _telling(some: list[Side]) -> list[Side]:
    """The same without the words that many use: they say nothing."""
    used = Counter(word for side in some for word in side.words)
    few = {word for word, times in used.items() if times <= max(2, len(some) // COMMON)}
    return [replace(side, words=side.words & few) for side in some]


def stems(text: str) -> list[str]:
    """The beginnings of the longer words."""
    return [word[:LONG] for word in fold(text).split() if len(word) >= LONG]
