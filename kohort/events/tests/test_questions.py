"""What hosts ask of those who come: at hand in the event's language, or their own; moved, and taken away with care."""

import pytest

from kohort.events.models import Answer, Question, Seat
from tests.gatherings import gathering

WHY = "test"


@pytest.fixture
def event(cast):
    return gathering(cast.here, organiser=cast.stein, language="en")


@pytest.fixture
def ask(event, browse):
    """Posts a question, and gives the row, if there is one."""

    def post(words, kind="text", **more):
        browse("stein").post(path(event), {"words": words, "kind": kind, **more})
        return Question.objects.trusted(WHY).filter(words=words).first()

    return post


def path(event, question=None):
    return f"/nordvik/events/{event.key}/plan/questions/" + (f"{question.key}/" if question else "")


def words(event):
    return list(
        Question.objects.trusted(WHY).filter(event=event).order_by("position", "pk").values_list("words", flat=True)
    )


def test_food_is_one_tap(event, browse):
    browse("stein").post(path(event), {"ready": "diet"})
    row = Question.objects.trusted(WHY).get()
    assert (row.kind, row.words, row.required) == ("diet", "Anything we should know about food?", False)
    assert 'value="diet"' not in browse("stein").get(path(event)).text.split("own question")[0]


def test_a_choice_has_answers_to_choose_from(event, ask, browse):
    assert ask("Bus?", "choice", lines="yes") is None
    row = ask("Bus?", "choice", lines="From town\n\n From  the station \nFrom town", required="on")
    assert (row.choices, row.required) == (["From town", "From the station"], True)
    assert ask("Free?", "text", lines="left over").choices == []


def test_they_move_and_stay_at_the_ends(event, ask, browse):
    first, second, third = ask("One"), ask("Two"), ask("Three")
    client = browse("stein")
    client.post(path(event, third), {"do": "up"})
    assert words(event) == ["One", "Three", "Two"]
    client.post(path(event, first), {"do": "up"})
    client.post(path(event, second), {"do": "down"})
    assert words(event) == ["One", "Three", "Two"]


def test_one_with_answers_goes_when_one_is_sure(cast, event, ask, browse):
    row = ask("Food?")
    seat = Seat.objects.create(event=event, person=cast.ada, name="Ada", turn=1, state=Seat.State.GOING)
    Answer.objects.create(seat=seat, question=row, text="Nuts")
    client = browse("stein")
    assert "1 answer" in client.get(path(event)).text
    assert "1 answer goes" in client.post(path(event, row), {"do": "remove"}).text
    assert Answer.objects.trusted(WHY).exists()
    client.post(path(event, row), {"do": "remove", "sure": "1"})
    assert not Question.objects.trusted(WHY).exists()
    gone = ask("Nobody answered")
    client.post(path(event, gone), {"do": "remove"})
    assert not Question.objects.trusted(WHY).exists()
