"""Who sees which rows of an event: one table, with data that could leak in every cell."""

from dataclasses import replace

import pytest
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.events.models import (
    Answer,
    Companion,
    Event,
    Feedback,
    Host,
    Item,
    Meant,
    Organiser,
    Question,
    Seat,
    Shot,
    Speaker,
    Taker,
    Task,
)
from kohort.groups.models import Office
from kohort.people.viewing import viewer_for
from tests.circles import circle
from tests.gatherings import gathering

PLAN = "tora stein kari"  # leads the hosting group · co-organiser · coordinator of the house
INSIDE = f"ada bo {PLAN} arne"  # in the group, or of the office; Arne is an assistant
SEES = {
    "event": f"{INSIDE} guest",
    "public": f"{INSIDE} cy guest anonymous",
    "members": f"{INSIDE} cy",
    "draft": "stein",
    "proposed": PLAN,
    "host": f"{INSIDE} guest",
    "asked host": PLAN,
    "item": f"{INSIDE} guest",
    "speaker": f"{INSIDE} guest",
    "question": f"{INSIDE} guest",
    "organiser": PLAN,
    "seat that is shown": INSIDE,
    "seat": f"bo {PLAN}",
    "companion": f"ada {PLAN}",
    "answer": f"ada {PLAN}",
    "meant": "ada",
    "task": INSIDE,
    "taker": f"bo {PLAN}",
    "shot": INSIDE,
    "doubted shot": PLAN,
    "feedback": PLAN,
}


@pytest.fixture
def group(cast):
    return circle(cast.here, cast.ada, cast.bo, leader=cast.tora)


@pytest.fixture
def event(cast, group):
    return gathering(cast.here, group=group, organiser=cast.stein, audience=Event.Audience.GROUPS)


@pytest.fixture
def rows(cast, group, event):
    """One of each, by the names of the table."""
    seat = {"event": event, "state": Seat.State.GOING}
    shown = Seat.objects.create(**seat, person=cast.ada, name="Ada", turn=1, shown=True)
    quiet = Seat.objects.create(**seat, person=cast.bo, name="Bo", turn=2)
    item = Item.objects.create(event=event, title="Talk")
    question = Question.objects.create(event=event, words="Food?")
    task = Task.objects.create(event=event, words="The door")
    picture = {"event": event, "digest": "d", "large": b"l", "small": b"s"}
    more = {"group": group, "organiser": cast.stein}
    now = timezone.now()
    return {
        "event": event,
        "public": gathering(cast.here, **more, audience=Event.Audience.PUBLIC),
        "members": gathering(cast.here, **more),
        "draft": gathering(cast.here, **more, audience=Event.Audience.PUBLIC, published=None),
        "proposed": gathering(cast.here, **more, audience=Event.Audience.PUBLIC, published=None, proposed=now),
        "host": Host.objects.trusted("test").get(event=event),
        "asked host": Host.objects.create(
            event=event, institution=cast.here, group=circle(cast.here, leader=cast.tora)
        ),
        "item": item,
        "speaker": Speaker.objects.create(item=item, name="Professor"),
        "question": question,
        "organiser": Organiser.objects.trusted("test").get(event=event),
        "seat that is shown": shown,
        "seat": quiet,
        "companion": Companion.objects.create(seat=shown, place=1, name="Guest"),
        "answer": Answer.objects.create(seat=shown, question=question, text="Nuts"),
        "meant": Meant.objects.create(event=event, person=cast.ada),
        "task": task,
        "taker": Taker.objects.create(task=task, person=cast.bo),
        "shot": Shot.objects.create(**picture),
        "doubted shot": Shot.objects.create(**picture, doubted=now),
        "feedback": Feedback.objects.create(event=event, stars=5),
    }


@pytest.fixture
def eyes(cast, viewer, group):
    named = {name: viewer(name) for name in ("ada", "bo", "cy", "kari", "arne", "tora", "stein", "selma", "hedda")}
    passing = Viewer(institution_id=cast.here.pk)
    guest = replace(passing, account_id=cast.una.pk, guest_of=frozenset({group.pk}))
    return named | {"anonymous": passing, "guest": guest, "nowhere": Viewer()}


def test_the_table(rows, eyes):
    told = {
        name: {who for who, viewer in eyes.items() if type(row).objects.visible_to(viewer).filter(pk=row.pk).exists()}
        for name, row in rows.items()
    }
    members = {"hedda"}  # hides from others and is a member nonetheless
    expected = {name: set(who.split()) for name, who in SEES.items()}
    expected["members"] |= members
    expected["public"] |= members
    assert told == expected


def test_who_was_asked_has_a_seat_or_speaks_sees_it(cast, event, viewer):
    sees = Event.objects.visible_to(viewer("cy")).filter(pk=event.pk)
    assert not sees.exists()
    seat = Seat.objects.create(event=event, person=cast.cy, name="Cy", turn=1, state=Seat.State.WAITING)
    assert sees.exists()
    seat.state = Seat.State.CANCELLED
    seat.save()
    assert not sees.exists()
    meant = Meant.objects.create(event=event, person=cast.cy)
    assert sees.exists()
    meant.delete()
    Speaker.objects.create(item=Item.objects.create(event=event, title="Talk"), name="Cy", person=cast.cy)
    assert sees.exists()


def test_rights_end_with_the_term(cast, group, event):
    """Who leads the hosting group today plans its events; a new board has them without being told."""
    tora, cy = cast.tora, cast.cy

    def runs(person):
        return event.is_run_by(viewer_for(person.account_id, cast.here))

    assert runs(tora)
    assert not runs(cy)
    Office.objects.trusted("test").filter(person=tora).update(since="2001-01-01", until="2001-12-31")
    Office.objects.create(group=group, person=cy)
    assert runs(cy)
    assert not runs(tora)
    assert event.is_hosted_by(viewer_for(cy.account_id, cast.here))
