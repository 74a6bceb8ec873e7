"""Somebody is no longer there: what they had begun ends, and whoever is left learns that, and neither who nor why.

It is the same whether they hid, left or were erased, so that nobody can tell which it was.
"""

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.kit.bugs import bug
from kohort.people.models import Person

from .counting import count
from .holding import holding
from .models import Part, Round
from .pairs import Pair
from .telling import parts_of, tell

WHY = "whoever is left behind is not left in front of nobody"


def hidden(happening: Happening) -> None:
    """A reader of "person.hidden" and "claim stopped". Who has come back meanwhile has lost nothing."""
    away = Q(hidden_since__isnull=False) | Q(account__isnull=True)
    lose(Person.objects.trusted(WHY).filter(away, pk=happening.about_id).values_list("pk", flat=True))


def lose(people: Iterable[int]) -> None:
    """These (ids) are no longer there, or will not be at the end of the transaction (VANISHING). Twice is once."""
    for person in people:
        for round_id in _rounds(person):
            with holding(round_id) as held:
                for pair in _running(person).filter(round=held).order_by("pk"):
                    _end(held, pair, person)


def forsake(part_id: int) -> None:
    """Whoever runs the round looks for somebody else for them."""
    Part.objects.trusted(WHY).filter(pk=part_id).update(alone=timezone.now())


def _rounds(person: int) -> list[int]:
    """All they take part in, in one order, or two who hold several would wait for each other. Whether there is a pair
    is asked once the round is held: somebody may be taking a place with them this moment."""
    parts = Part.objects.trusted(WHY).filter(person=person, round__closed=None)
    return list(parts.order_by("round_id").values_list("round_id", flat=True))


def _running(person: int):
    return Pair.live().filter(Q(mentor__person=person) | Q(mentee__person=person))


def _end(held: Round, pair: Pair, person: int) -> None:
    """A talk that has been, or a round that is over, only waits to be counted."""
    count(pair)
    if held.ends < timezone.localdate() or (pair.starts and pair.starts < timezone.now()):
        return
    pair.ended = timezone.now()
    pair.save(update_fields=["ended"])
    for part in parts_of(pair):
        if part.person_id != person:
            forsake(part.pk)
            if not bug("left-untold"):
                tell("part.alone", part, part=part.pk, **_talk(pair))


def _talk(pair: Pair) -> dict:
    """What a calendar has to know to forget a talk: the pair may be gone when the mail is written."""
    if not pair.starts or not pair.talks_soon:
        return {}
    return {"talk": pair.key, "sequence": pair.sequence + 1, "starts": pair.starts.isoformat()}
