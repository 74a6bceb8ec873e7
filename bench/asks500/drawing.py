"""Draws people: whoever would be right for an ask, and those who fail in exactly one thing."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from .made import Asking, Made
from .towns import TOWNS, far, km, near
from .words import FIELDS, NEIGHBOURS, ordinary, sentence

KINDS = (
    *("guest_lecture", "career_talk", "expert", "mentor", "thesis_topic"),
    *("company_visit", "examiner", "project", "advisory", "internship"),
)
SPOKEN = {"nb": ["no", "en"], "nn": ["no", "en"], "fi": ["fi", "en"], "sv": ["sv", "fi", "en"]}
WRITTEN = {"NO": ("nb", "nb", "nn", "en"), "FI": ("fi", "fi", "sv", "en")}
OTHERS = {"no": ["en"], "fi": ["sv", "en"], "sv": ["fi"]}  # for who helps in these only; in English not, but at home


def ideal(random: Random, ask: Asking, *, says: str, field: str = "", writes: str = "") -> Made:
    """Right for the ask, but for `field` where that is another one; `says` is a topic, as they have it."""
    field, writes = field or ask.field, writes or _hand(random, ask)
    level = random.choice([one for one in (6, 7, 8) if one >= (ask.level or 6)])
    made = _somebody(random, ask.country, writes, field, level, [ask.kind])
    made.texts.insert(random.randrange(len(made.texts) + 1), says)
    made.speaks = list(dict.fromkeys([*made.speaks, *filter(None, [ask.speaks])]))
    made.only = random.choice([[], [], made.speaks])
    made.off = random.choice([[], [], [(ask.month + 5) % 12 + 1]])
    if ask.way == "here":
        made.town, made.remote = near(random, ask.town, ask.country), False
        made.km = random.choice([None, 100, 25]) if km(made.town, ask.town, ask.country) < 25 else 100
    return made


def background(random: Random) -> Made:
    """Somebody with an offer and a topic, made for no ask."""
    country = random.choice(("NO", "FI"))
    writes, field = random.choice(WRITTEN[country]), random.choice(list(FIELDS))
    made = _somebody(random, country, writes, field, random.choice((6, 7, 8)), [random.choice(KINDS)])
    made.texts.append(random.choice(ordinary(field, writes)))
    return made


def _somebody(random: Random, country: str, writes: str, field: str, level: int, offers: list[str]) -> Made:
    """Rested, free, fresh; knows the field, and up to two others, which they say, as far from it as can be."""
    beside = [one for one in random.sample(list(FIELDS), 2) if one != field and one not in NEIGHBOURS[field]]
    beside = beside[: random.choice((0, 0, 1, 1, 1))]
    home = "no" if country == "NO" else "fi"
    return Made(
        country,
        random.choice(TOWNS[country]),
        writes,
        list(SPOKEN.get(writes, random.choice((["en"], ["en", home])))),
        {field, *beside},
        [random.choice(ordinary(one, writes)) for one in beside],
        _work(random, writes, field),
        field if random.random() < 0.6 else random.choice(beside or [field]),
        level,
        [*offers, *random.sample([one for one in KINDS if one not in offers], random.choice((0, 0, 0, 0, 1)))],
        said=random.randrange(5, 400),
        **_room(random),
    )


def _work(random: Random, writes: str, field: str) -> str:
    if random.random() < 0.4:
        return sentence(random, "work", writes, random.choice(ordinary(field, writes)))
    return sentence(random, "plain", writes)


def _room(random: Random) -> dict:
    """Asked seldom, and not lately."""
    per_year, limited = random.choice((1, 2, 4, 12, None)), random.random() < 0.8
    asked = random.choice(([], [], [], [random.randrange(400, 900)], [random.randrange(150, 340)]))
    room = per_year != 1 or not asked or asked[0] > 365
    return {
        "per_year": per_year if limited else None,
        "limited": limited,
        "asked": asked if room else [],
        "remote": limited and random.random() < 0.2,
    }


def _hand(random: Random, ask: Asking) -> str:
    """What they write: the ask's language, or its sister."""
    return random.choice({"nb": ("nb", "nb", "nn"), "nn": ("nn", "nn", "nb")}.get(ask.writes, (ask.writes,)))


def others(random: Random, ask: Asking, many: int) -> list[Made]:
    """So many who fail in one thing each, and half of whom say the topic as the ask does."""
    ways = [
        *(ALWAYS * 2),
        *((_too_far, _too_far) * 2 if ask.way == "here" else ()),
        *((_mute,) * 3 if ask.speaks else ()),
    ]
    return [_other(random, ask, way) for way in random.sample(ways, many)]


def _other(random: Random, ask: Asking, way: Callable[[Random, Asking, Made], Made]) -> Made:
    writes = _hand(random, ask)
    says = ask.named if random.random() < 0.5 else random.choice(ordinary(ask.field, writes))
    made = way(random, ask, ideal(random, ask, says=says, writes=writes))
    return replace(made, why=way.__name__.strip("_").replace("_", " "))


def _too_far(random: Random, ask: Asking, made: Made) -> Made:
    limits: dict = random.choice(({"km": 25}, {"km": 100}, {"remote": True, "km": None}, {"km": None}))
    return replace(made, town=far(random, ask.town, ask.country), limited=True, **limits)


def _mute(random: Random, ask: Asking, made: Made) -> Made:
    """Helps in other languages only."""
    home = ["no" if ask.country == "NO" else "fi"]
    return replace(made, limited=True, only=OTHERS.get(ask.speaks, home))


def _paused(random: Random, ask: Asking, made: Made) -> Made:
    return replace(made, limited=True, paused=random.randrange(200, 500))


def _hidden(random: Random, ask: Asking, made: Made) -> Made:
    return replace(made, hidden=True)


def _at_the_limit(random: Random, ask: Asking, made: Made) -> Made:
    most = random.choice((1, 2, 4))
    return replace(made, limited=True, per_year=most, asked=[random.randrange(70, 350) for _time in range(most)])


def _month_ruled_out(random: Random, ask: Asking, made: Made) -> Made:
    return replace(made, limited=True, off=[ask.month])


def _asked_last_month(random: Random, ask: Asking, made: Made) -> Made:
    most = random.choice((4, None))
    return replace(
        made, limited=True, per_year=most, asked=[random.randrange(3, 45) for _time in range(random.choice((2, 3)))]
    )


def _offers_another_thing(random: Random, ask: Asking, made: Made) -> Made:
    if random.random() < 0.3:
        return replace(made, ended=True)
    return replace(made, offers=[random.choice([one for one in KINDS if one != ask.kind])])


def _offered_long_ago(random: Random, ask: Asking, made: Made) -> Made:
    return replace(made, said=random.randrange(5 * 365 + 30, 8 * 365))


def _only_similar(random: Random, ask: Asking, made: Made) -> Made:
    field = random.choice(NEIGHBOURS[ask.field])
    return ideal(random, ask, says=random.choice(ordinary(field, made.writes)), field=field, writes=made.writes)


def _only_studied_it(random: Random, ask: Asking, made: Made) -> Made:
    away = random.choice([one for one in FIELDS if one != ask.field and one not in NEIGHBOURS[ask.field]])
    made = ideal(random, ask, says=random.choice(ordinary(away, made.writes)), field=away, writes=made.writes)
    return replace(made, studied=ask.field)


ALWAYS = (
    *(_paused, _hidden, _at_the_limit, _month_ruled_out, _asked_last_month, _asked_last_month),
    *(_offers_another_thing, _offered_long_ago, _only_similar, _only_similar, _only_studied_it),
)
