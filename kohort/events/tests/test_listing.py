"""The list of events: what is coming for this viewer, how each stands for them, and what they look for."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.events.cards import event_cards
from kohort.events.coming import Wanted, coming, narrowed
from kohort.events.models import Event, Seat
from kohort.people.models import Residence
from tests.cast import fact
from tests.circles import circle
from tests.gatherings import gathering

State = Seat.State


def in_days(number):
    return timezone.now() + timedelta(days=number)


def take(event, person, state=State.GOING, turn=1, **more):
    return Seat.objects.create(event=event, person=person, name=person.name, state=state, turn=turn, **more)


def stands(event, viewer):
    return event_cards([event], viewer, "nordvik")[0].state.text


def found(viewer, **query):
    return [event.title for event in narrowed(coming(viewer), Wanted.of(query, viewer), viewer)]


def test_each_sees_what_is_for_them_the_next_first(cast, viewer):
    group = circle(cast.here, cast.ada)
    gathering(cast.here, title="later", starts=in_days(20))
    gathering(cast.here, title="open", starts=in_days(2), audience=Event.Audience.PUBLIC)
    gathering(cast.here, title="group", starts=in_days(3), audience=Event.Audience.GROUPS, group=group)
    gathering(cast.here, title="draft", published=None, organiser=cast.ada)
    gathering(cast.here, title="was", starts=in_days(-2))
    gathering(cast.there, title="next door", audience=Event.Audience.PUBLIC)
    assert found(viewer("ada")) == ["open", "group", "later"]
    assert found(viewer("bo")) == ["open", "later"]
    assert found(viewer("selma", cast.here)) == ["open"]


def test_what_was_is_found_again(cast, browse):
    gathering(cast.here, title="Long ago", starts=in_days(-200))
    assert "Long ago" in browse("ada").get("/nordvik/events/past/").content.decode()
    assert "Long ago" not in browse("ada").get("/nordvik/events/").content.decode()


def test_how_an_event_stands(cast, viewer):
    ada = viewer("ada")
    assert stands(gathering(cast.here), ada) == ""
    assert stands(gathering(cast.here, capacity=100), ada) == ""
    assert stands(gathering(cast.here, capacity=4), ada) == "4 places left"
    assert stands(gathering(cast.here, cancelled=timezone.now()), ada) == "Cancelled"
    assert stands(gathering(cast.here, closes=in_days(-1)), ada) == "Sign-up has closed"
    assert stands(gathering(cast.here, opens=in_days(2)), ada).startswith("Sign-up opens ")


def test_how_one_stands_oneself(cast, viewer):
    event, ada = gathering(cast.here, capacity=2), viewer("ada")
    take(event, cast.bo, guests=1)
    assert stands(event, ada) == "Full: waiting list"
    take(event, cast.cy, State.WAITING, turn=2)
    mine = take(event, cast.ada, State.WAITING, turn=3)
    assert stands(event, ada) == "On the waiting list, number 2"
    for state, told in ((State.GOING, "You are coming"), (State.CANCELLED, "Full: waiting list")):
        Seat.objects.trusted("test").filter(pk=mine.pk).update(state=state)
        assert stands(event, ada) == told


def test_a_free_place_belongs_to_those_who_wait(cast, viewer):
    event = gathering(cast.here, capacity=2)
    take(event, cast.bo)
    take(event, cast.cy, State.WAITING, turn=2, guests=1)
    assert stands(event, viewer("ada")) == "Full: waiting list"


def test_mine_my_groups_online_a_language_and_words(cast, viewer):
    group, ada = circle(cast.here, cast.ada), viewer("ada")
    take(gathering(cast.here, title="mine"), cast.ada)
    gathering(cast.here, title="planned", organiser=cast.ada)
    gathering(cast.here, title="group", group=group)
    gathering(cast.here, title="online", online_link="https://example.org/", language="fi")
    gathering(cast.here, title="Frokost", town="Ørsta", about="Med kaffe")
    assert found(ada, show="mine") == ["mine", "planned"]
    assert found(ada, show="groups") == ["group"]
    assert found(ada, show="online") == ["online"]
    assert found(ada, language="fi") == ["online"]
    assert found(ada, q="orsta kaffe") == ["Frokost"]
    assert found(ada, q="orsta te") == []


def test_near_me_is_as_far_as_one_would_go(cast, viewer):
    gathering(cast.here, title="Trondheim", town="Trondheim", country="NO", lat=63.43, lon=10.40)
    gathering(cast.here, title="Oslo", town="Oslo", country="NO", lat=59.91, lon=10.75)
    gathering(cast.here, title="nowhere", online_link="https://example.org/")
    assert found(viewer("ada"), show="near") == []
    fact(Residence, cast.ada, place="Stjørdal", country="NO")
    assert found(viewer("ada"), show="near") == ["Trondheim"]


def test_a_visitor_has_no_filters_of_their_own(cast, viewer):
    gathering(cast.here, title="open", audience=Event.Audience.PUBLIC)
    assert found(viewer("selma", cast.here), show="mine") == ["open"]


@pytest.mark.parametrize("who", ["ada", None])
def test_as_many_queries_for_twenty_as_for_one(cast, browse, who):
    gathering(cast.here, capacity=5, audience=Event.Audience.PUBLIC)
    client = browse(who)
    client.get("/nordvik/events/")
    with CaptureQueriesContext(connection) as one:
        client.get("/nordvik/events/")
    for number in range(19):
        event = gathering(cast.here, capacity=5, audience=Event.Audience.PUBLIC, starts=in_days(number + 1))
        take(event, cast.ada, State.WAITING)
    with CaptureQueriesContext(connection) as many:
        client.get("/nordvik/events/")
    assert len(many) == len(one)


def test_where_nothing_is_coming_it_says_what_to_do(cast, browse):
    circle(cast.here, leader=cast.ada)
    assert "Plan one" in browse("ada").get("/nordvik/events/").content.decode()
    assert "Propose one" in browse("bo").get("/nordvik/events/").content.decode()
    assert "Propose one" not in browse().get("/nordvik/events/").content.decode()


def test_the_way_there_is_shown_to_passers_by_where_something_is_open(cast, browse):
    way = 'href="/nordvik/events/"'
    event = gathering(cast.here)
    assert way in browse("ada").get("/nordvik/").content.decode()
    assert way not in browse().get("/nordvik/").content.decode()
    Event.objects.trusted("test").filter(pk=event.pk).update(audience=Event.Audience.PUBLIC)
    assert way in browse().get("/nordvik/").content.decode()


def test_a_draft_stands_before_its_planners_list(cast, browse):
    gathering(cast.here, title="Secret plans", published=None, organiser=cast.ada)
    assert "Secret plans" in browse("ada").get("/nordvik/events/").content.decode()
    assert "Secret plans" not in browse("kari").get("/nordvik/events/").content.decode()
