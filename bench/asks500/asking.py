"""The set: people and five hundred asks, the same at every time of a seed."""

from datetime import date, timedelta
from random import Random

from .drawing import KINDS, background, ideal, others
from .made import Asking, Made
from .towns import TOWNS
from .words import FIELDS, SENTENCES, SISTERS, Said, ordinary, sentence

SEED, MANY, DRAFTS, BESIDE, PEOPLE = 20_261_123, 500, 640, 7, 6_400
CASES = {  # how the right one says it, and in how many of a hundred
    "another inflection": 40,
    "a compound": 20,
    "the sister language": 10,
    "in the title of their work": 10,
    "in the note of the offer": 10,
    "a synonym": 5,
    "another language": 5,
}
DERIVED = "a derived word"  # an inflection that turns out to be nurse for nursing is counted by itself
HARD = ("a synonym", "another language")
PLANTED = "right"
LANGUAGES = {"NO": ("nb", "nb", "nn", "en"), "FI": ("fi", "fi", "sv", "en")}


def made_set(today: date) -> tuple[list[Made], list[Asking]]:
    """All people, and asks to each of which one of them is right."""
    random, people, asks = Random(SEED), list[Made](), list[Asking]()
    about = random.sample([(field, kind) for field in FIELDS for kind in KINDS], DRAFTS)  # no two about the same
    for number, (field, kind) in enumerate(about):
        ask = _draft(random, number, today, field, kind)
        people += [_planted(random, ask), *others(random, ask, BESIDE)]
        asks.append(ask)
    people += [background(random) for _one in range(PEOPLE - len(people))]
    return _thinned(people, asks)


def _thinned(people: list[Made], asks: list[Asking]) -> tuple[list[Made], list[Asking]]:
    """The asks to which nobody else who was planted is right; and people without who happens to be right as well."""
    gone, clear, knowing = set[int](), list[Asking](), _by_field(people)
    for number, ask in enumerate(asks):
        right = set(_right(ask, people, knowing))
        planted = {place for place in right if people[place].why == PLANTED}
        gone |= right - planted
        if planted == {number * (BESIDE + 1)}:
            clear.append(ask)
    left = [one for place, one in enumerate(people) if place not in gone]
    knowing = _by_field(left)
    for ask in clear[:MANY]:
        (ask.right,) = _right(ask, left, knowing)
    return left, clear[:MANY]


def _by_field(people: list[Made]) -> dict[str, list[int]]:
    return {field: [place for place, one in enumerate(people) if field in one.knows] for field in FIELDS}


def _right(ask: Asking, people: list[Made], knowing: dict[str, list[int]]) -> list[int]:
    return [place for place in knowing[ask.field] if people[place].answers(ask)]


def _draft(random: Random, number: int, today: date, field: str, kind: str) -> Asking:
    """Cases come in turns, so that the first five hundred have all of them in their shares."""
    case = [one for one, share in CASES.items() for _time in range(share)][number * 37 % 100]
    country = random.choice(tuple(TOWNS))
    writes = random.choice(LANGUAGES[country])
    if case == "the sister language":
        country, writes = "NO", random.choice(tuple(SISTERS))
    way, day = random.choice(("here", "here", "here", "either", "remote")), random.randrange(14, 120)
    return Asking(
        case,
        field,
        kind,
        writes,
        random.choice((*("no" if writes in SISTERS else writes,) * 4, "")),
        way,
        "" if way == "remote" else random.choice(TOWNS[country]),
        country,
        day,
        (today + timedelta(days=day)).month,
        random.choice((None, 6, 7)),
    )


def _planted(random: Random, ask: Asking) -> Made:
    """The right one; only here is it decided what the ask says."""
    named, says, hand = _said(random, ask)
    ask.named = named
    if ask.case == "another inflection" and (named in _derived(ask)) != (says in _derived(ask)):
        ask.case = DERIVED
    ask.title = sentence(random, "title", ask.writes, named)
    ask.words = sentence(random, "words", ask.writes)
    made = ideal(random, ask, says=says, writes=hand)
    made.why = PLANTED
    if ask.case in ("in the title of their work", "in the note of the offer"):
        made.texts.remove(says)
    if ask.case == "in the note of the offer":
        made.note = sentence(random, "note", hand, says)
    if ask.case == "in the title of their work":
        made.work = sentence(random, "work", hand, says)
    elif ask.case in HARD or made.note:
        made.work = random.choice(SENTENCES["plain", hand])
    return made


def _derived(ask: Asking) -> list[str]:
    return FIELDS[ask.field][ask.writes].derived


def _said(random: Random, ask: Asking) -> tuple[str, str, str]:
    """(the ask's word, the right one's word, their language)."""
    said, language = FIELDS[ask.field][ask.writes], ask.writes
    if ask.case == "the sister language":
        return _sister(random, ask.field, language)
    if ask.case == "another language":
        hand = "en" if language != "en" else {"NO": "nb", "FI": "fi"}[ask.country]
        return random.choice(said.forms), random.choice(FIELDS[ask.field][hand].forms), hand
    return *_pair(random, ask.case, said), language


def _pair(random: Random, case: str, said: Said) -> tuple[str, str]:
    if case == "a compound":
        one, other = random.choice(said.forms), random.choice(said.compounds)
    elif case == "a synonym":
        one, other = random.choice(said.forms), random.choice(said.synonyms)
    elif case == "another inflection":
        one, other = random.sample(said.forms, 2)
    else:
        one, other = random.choice(said.forms), random.choice([*said.forms, *said.compounds])
    return (one, other) if random.random() < 0.5 else (other, one)


def _sister(random: Random, field: str, language: str) -> tuple[str, str, str]:
    """A word that this language alone has, where there is one."""
    hand = SISTERS[language]
    there = ordinary(field, hand)
    own = [one for one in there if one not in ordinary(field, language)]
    return random.choice(FIELDS[field][language].forms), random.choice(own or there), hand
