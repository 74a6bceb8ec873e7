"""Who comes to the demo's events, who waits, and who is there already: so many as the table says, in turn."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from kohort.events.models import Answer, CheckIn, Companion, Question, Seat
from kohort.events.seats import jobs
from kohort.people.models import Person

from .chance import Weighted, shares
from .circles import WHY, persona
from .gatherings import Gathering
from .names import name, origin

State, Way = Seat.State, Seat.Way
BORN, BRINGS, SHOWN, PHOTOS = 1985, 0.22, 0.75, 0.85
GIVEN_UP = timedelta(hours=9)  # ago; the place was offered to the head of the queue
DISHES = Weighted(["", "Vegetar", "Gluten", "Nøtter", "Laktose"], [74, 12, 6, 4, 4])


def seat(gathering: Gathering) -> list[Seat]:
    """The guest list of an event that is new, with guests, answers and who is there. Places are exactly taken."""
    rng, crowd = Random(gathering.row["name"]), shares(gathering.row["crowd"])
    coming = iter([*map(persona, gathering.row["personas"].split()), *gathering.people])
    seats = [*_going(gathering, rng, crowd, coming), *_queue(gathering, crowd, coming)]
    _stamp(gathering, seats)
    Seat.objects.bulk_create(seats)
    _write(gathering, seats, rng)
    _let_in(gathering, [one for one in seats if one.state == State.GOING], crowd.get("here", 0))
    return seats


def _going(gathering: Gathering, rng: Random, crowd: dict[str, int], coming: Iterator[Person]) -> list[Seat]:
    """Members and visitors mixed, as they come."""
    visitors = [_visitor(gathering, rng, number) for number in range(crowd.get("visitors", 0))]
    seats = [*visitors, *_members(gathering, rng, crowd.get("going", 0) - len(visitors), coming)]
    rng.shuffle(seats)
    return seats


def _members(gathering: Gathering, rng: Random, heads: int, coming: Iterator[Person]) -> Iterator[Seat]:
    while heads > 0 and (person := next(coming, None)):
        guests = int(bool(gathering.event.guests_each) and heads > 1 and rng.random() < BRINGS)
        heads -= 1 + guests
        yield _seat(gathering, rng, person, guests)


def _seat(gathering: Gathering, rng: Random, person: Person, guests: int = 0) -> Seat:
    return Seat(
        event=gathering.event,
        person=person,
        name=person.name,
        language=gathering.event.language,
        state=State.GOING,
        guests=guests,
        shown=rng.random() < SHOWN,
        photos=gathering.event.asks_photos and rng.random() < PHOTOS,
    )


def _visitor(gathering: Gathering, rng: Random, number: int) -> Seat:
    return Seat(
        event=gathering.event,
        name=_name(gathering, rng),
        email=f"{gathering.row['name']}-{number}@demo.example.org",
        language=gathering.event.language,
        state=State.GOING,
        way=Way.VISITOR,
        shown=rng.random() < SHOWN / 2,
    )


def _name(gathering: Gathering, rng: Random) -> str:
    family = origin(rng, gathering.event.institution.country, BORN).code
    drawn = name(rng, family, rng.choice("fm"), BORN)
    return f"{drawn.call} {drawn.surname}"


def _queue(gathering: Gathering, crowd: dict[str, int], coming: Iterator[Person]) -> Iterator[Seat]:
    """Somebody has given up a place, the first in the queue has been offered it, and the others wait."""
    rng = Random(gathering.event.title)
    states = [State.CANCELLED, State.OFFERED, *[State.WAITING] * crowd.get("waiting", 0)]
    for state, person in zip(states if crowd.get("waiting") else [], coming, strict=False):
        one = _seat(gathering, rng, person)
        one.state, one.shown = state, False
        yield one


def _stamp(gathering: Gathering, seats: list[Seat]) -> None:
    """Turns and times; the last places are those that are held."""
    event, now = gathering.event, gathering.now
    since, until = event.made, min(now, event.starts) - 2 * GIVEN_UP
    for turn, one in enumerate(seats, start=1):
        one.turn, one.round = turn, 1
        one.at = one.changed = since + (until - since) * turn / len(seats)
        if one.state in (State.CANCELLED, State.OFFERED):
            one.round, one.changed = 2, now - GIVEN_UP
        if one.state == State.OFFERED:
            one.offered_until = one.changed + timedelta(hours=event.offer_hours)
            jobs.settle.using(run_after=one.offered_until).enqueue(event.pk)
    event.turns = len(seats)
    if any(one.state == State.WAITING for one in seats):
        event.capacity = sum(one.heads for one in seats if one.state in Seat.HOLDS)
    event.save(update_fields=["turns", "capacity"])


def _write(gathering: Gathering, seats: list[Seat], rng: Random) -> None:
    """Whom they bring, and what they answered."""
    brought = [one for one in seats if one.guests]
    Companion.objects.bulk_create(Companion(seat=one, place=1, name=_name(gathering, rng)) for one in brought)
    asked = list(Question.objects.trusted(WHY).filter(event=gathering.event))
    said = [(one, question, _answer(question, rng)) for one in seats if one.person_id for question in asked]
    Answer.objects.bulk_create(Answer(seat=one, question=each, text=text) for one, each, text in said if text)


def _answer(question: Question, rng: Random) -> str:
    return DISHES.draw(rng) if question.kind == Question.Kind.DIET else str(rng.randint(1998, 2024))


def _let_in(gathering: Gathering, seats: list[Seat], most: int) -> None:
    """So many heads, in no order."""
    event = gathering.event
    heads = [(one, place) for one in seats for place in range(one.heads)]
    Random(event.title).shuffle(heads)
    first = (event.doors or event.starts) - timedelta(minutes=5)
    by = gathering.who(gathering.row["by"])
    CheckIn.objects.bulk_create(
        CheckIn(
            event=event, seat=one, place=place, mark=f"{one.key}-{place}", at=first + timedelta(minutes=n / 2), by=by
        )
        for n, (one, place) in enumerate(heads[:most])
    )
