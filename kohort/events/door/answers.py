"""What those who come have answered: food counted and by name, and everything in a table. Organisers alone read it."""

from collections import defaultdict
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.seats.asking import Answer, Question
from kohort.events.seats.models import Seat

from .rows import Row


class Dish(NamedTuple):
    """One answer to what somebody eats, in the words of whoever gave it first, and who gave it."""

    words: str
    names: list[str]


def food(event: Event, rows: list[Row], viewer: Viewer) -> list[Dish]:
    """What most eat first; "Vegan" and "vegan " are one."""
    diets = _answers(event, viewer).filter(question__kind=Question.Kind.DIET).order_by("question__position", "pk")
    said: dict[int, list[str]] = defaultdict(list)
    told: dict[str, Dish] = {}
    for seat, words in diets.values_list("seat_id", "text"):
        said[seat].append(" ".join(words.split()))
    for row in rows:
        for words in filter(None, said[row.seat.pk]):
            told.setdefault(words.casefold(), Dish(words, [])).names.append(row.name)
    return sorted(told.values(), key=lambda dish: (-len(dish.names), dish.words.casefold()))


def answers(event: Event, rows: list[Row], viewer: Viewer) -> tuple[list[Question], list[tuple[str, list[str]]]]:
    """The questions, and for each who comes: (name, an answer to each of them or "")."""
    asked = list(Question.objects.visible_to(viewer).filter(event=event).order_by("position", "pk"))
    said: dict[int, dict[int, str]] = defaultdict(dict)
    for seat, question, words in _answers(event, viewer).values_list("seat_id", "question_id", "text"):
        said[seat][question] = words
    return asked, [(row.name, [said[row.seat.pk].get(one.pk, "") for one in asked]) for row in rows]


def _answers(event: Event, viewer: Viewer):
    return Answer.objects.visible_to(viewer).filter(seat__event=event, seat__state=Seat.State.GOING)
