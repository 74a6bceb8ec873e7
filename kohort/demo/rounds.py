"""The rounds of the demo's mentoring: one that anybody may join, one under way, one of last year; groups and talks."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta

from kohort.giving.mentoring.announcing import announce
from kohort.giving.mentoring.answering import answer
from kohort.giving.mentoring.checks import ask
from kohort.giving.mentoring.closing import close
from kohort.giving.mentoring.holding import NotNow
from kohort.giving.mentoring.matching import match
from kohort.giving.mentoring.meetings import note
from kohort.giving.mentoring.places import take
from kohort.giving.models import Check, Choice, Meeting, Pair, Part, Round, Scheme
from kohort.people.models import Person

from .circles import WHY, persona
from .mentoring import crowd, found, open_round, shift, sign_up
from .past import as_of
from .willing import House, eyes

Form, Role, Stage = Scheme.Form, Part.Role, Check.Stage
RUNNING, LAST_YEAR = (-120, -95, -75, 60), (-560, -520, -500, -375)  # days from today: sign-up, beginning, end
ASKED = 5  # days ago, half-way
SILENT = 3  # the pair of which nothing is heard
MOODS = ("3", "3", "2", "3", "3")  # of Check.Mood
HOST = {"saarela": "neighbour", "lysbu": "designer"}  # who has places to give away
GROUP, TALKS = 4, 2  # places of a mentor


def bring_together(house: House) -> None:
    """All programmes of a house. In a small demo there are rounds with nobody in them."""
    for scheme in found(house):
        if scheme.form == Form.PAIRS:
            _last_year(scheme, house)
            _under_way(scheme, house)
            _sign_up_is_open(scheme, house)
        else:
            _places(scheme, house, GROUP if scheme.form == Form.GROUPS else TALKS)


def _sign_up_is_open(scheme: Scheme, house: House) -> None:
    one = open_round(scheme, house)
    sign_up(one, house, Role.MENTOR, crowd(house, Role.MENTOR, 7, 14))
    sign_up(one, house, Role.MENTEE, crowd(house, Role.MENTEE, 5, 20), ago=4)


def _under_way(scheme: Scheme, house: House) -> None:
    """The two personas meet; one pair is silent; all have been asked how it goes, and some have said."""
    one = open_round(scheme, house)
    pairs = _matched(one, house, [persona("alumna")], [persona("student")], 8, 75)
    shift(one, house, RUNNING)
    for place, pair in enumerate(pairs):
        _meet(pair, house, [] if place == SILENT else [50, 30, 8] if place % 3 == 2 else [64, 23])
    _ask(pairs, house, ASKED, Stage.MIDWAY)


def _last_year(scheme: Scheme, house: House) -> None:
    one = open_round(scheme, house)
    pairs = _matched(one, house, [], [], 6, 500, 8)
    shift(one, house, LAST_YEAR)
    for pair in pairs:
        _meet(pair, house, [470, 430, 400])
    ended = house.now - timedelta(days=374)
    with as_of(ended):
        close(one, eyes(persona("coordinator")))
    _ask(pairs, house, 374, Stage.END)
    Pair.objects.trusted(WHY).filter(round=one).update(ended=ended)
    shift(one, house, LAST_YEAR, closed=ended)


def _matched(
    one: Round, house: House, mentors: list[Person], mentees: list[Person], many: int, ago: int, first: int = 0
) -> list[Pair]:
    """Signed up, drawn up and told so many days ago; who is named here wishes for each other."""
    here = sign_up(one, house, Role.MENTOR, [*mentors, *crowd(house, Role.MENTOR, many, first)], ago=ago + 30)
    there = sign_up(one, house, Role.MENTEE, [*mentees, *crowd(house, Role.MENTEE, many, first)], ago=ago + 25)
    for mentor, mentee in zip(here[: len(mentors)], there, strict=False):
        Choice.objects.create(part=mentee, whom=mentor, place=1)
        Pair.objects.create(round=one, mentor=mentor, mentee=mentee, pinned=True)
    shift(one, house, (-9, -1, 0, 90))
    told = house.now - timedelta(days=ago)
    with as_of(told, Pair):
        match(one, eyes(persona("coordinator")))
        announce(one)
    Pair.objects.trusted(WHY).filter(round=one).update(begun=told)
    one.refresh_from_db()
    one.matched = one.announced = told
    one.published = told - timedelta(days=45)
    return list(Pair.objects.trusted(WHY).filter(round=one).select_related("mentor", "mentee").order_by("pk"))


def _meet(pair: Pair, house: House, ago: Sequence[int]) -> None:
    mentor = Person.objects.trusted(WHY).get(pk=pair.mentor.person_id)
    for days in ago:
        on = house.now - timedelta(days=days)
        with as_of(on, Meeting):
            note(pair, eyes(mentor), on.date(), 60)


def _ask(pairs: Sequence[Pair], house: House, ago: int, stage: str) -> None:
    """Whoever mentors the first pair has not answered yet, nor has anybody who never met."""
    at = house.now - timedelta(days=ago)
    with as_of(at):
        for pair in pairs:
            ask(pair, Check.Stage(stage))
        for place, one in enumerate(_asked(pairs, stage)):
            if place:
                answer(one, MOODS[place % len(MOODS)], "")
    checks = Check.objects.trusted(WHY).filter(pair__in=pairs, stage=stage)
    checks.update(asked=at)
    checks.filter(answered__isnull=False).update(answered=at + timedelta(days=1))


def _asked(pairs: Sequence[Pair], stage: str) -> Iterator[Check]:
    """Of those who met, the mentor first."""
    met = Meeting.objects.trusted(WHY).filter(pair__in=pairs).values("pair_id")
    rows = Check.objects.trusted(WHY).filter(pair__in=met, stage=stage)
    yield from rows.select_related("pair__round__scheme__institution").order_by("pair_id", "-part__role", "pk")


def _places(scheme: Scheme, house: House, places: int) -> None:
    """First come, first served: the first mentor has none left, the others have some."""
    one = open_round(scheme, house)
    known = [persona(HOST[house.institution.slug])] if house.institution.slug in HOST else []
    mentors = sign_up(one, house, Role.MENTOR, [*known, *_mentors(scheme, house)], places=places)
    anybody = scheme.mentees == Scheme.For.MEMBERS
    coming = iter(crowd(house, Role.MENTOR if anybody else Role.MENTEE, places + 2, 30))
    for mentor in [*mentors[-1:] * places, *mentors[-2:-1]]:
        if person := next(coming, None):
            _take(one, mentor, person, house)


def _mentors(scheme: Scheme, house: House) -> list[Person]:
    """Three, of the unit whose programme it is."""
    if scheme.unit_id is None:
        return crowd(house, Role.MENTOR, 3, 22)
    return [one for one in house.alumni if scheme.unit_id in house.units[one.pk]][5:8]


def _take(one: Round, mentor: Part, person: Person, house: House) -> None:
    """Not where the two are kept apart, or who it is for is somebody else."""
    with as_of(house.now - timedelta(days=ASKED), Part, Pair), suppress(NotNow):
        take(one, mentor.key, eyes(person))
