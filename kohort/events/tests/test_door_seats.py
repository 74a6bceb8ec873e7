"""One seat at the door: its QR code, who waits, and who is not on the list."""

import pytest

from kohort.events.models import CheckIn, Seat
from kohort.events.tests.doorways import seat, tonight
from kohort.people.jobs import rebuild
from tests.jobs import run_jobs


@pytest.fixture
def event(cast):
    return tonight(cast.here, organiser=cast.ada, capacity=2)


def here(event):
    return CheckIn.objects.trusted("test").filter(event=event).count()


def address(event, rest):
    return f"/nordvik/events/{event.key}/door/{rest}/"


def state(row):
    return Seat.objects.trusted("test").get(pk=row.pk).state


def test_a_code_leads_to_one_button_and_looking_changes_nothing(cast, event, browse):
    bo = seat(event, cast.bo, "Ola")
    page = browse("ada").get(address(event, bo.key)).content.decode()
    assert "Bo Berg + 1" in page
    assert "Here, all 2" in page
    assert here(event) == 0
    browse("ada").post(address(event, bo.key), {"all": f"{bo.key}:0 {bo.key}:1"})
    assert here(event) == 2
    assert "here since" in browse("ada").get(address(event, bo.key)).content.decode()


def test_who_holds_the_seat_learns_nothing_from_its_code(cast, event, browse):
    bo = seat(event, cast.bo)
    assert browse("bo").get(address(event, bo.key)).status_code == 404
    assert browse("bo").post(address(event, bo.key), {"all": f"{bo.key}:0"}).status_code == 404


def test_a_code_leads_who_plans_it_next_door_to_their_own_house(cast, browse):
    event = tonight(cast.here, others=[cast.there])
    row = seat(event, cast.bo)
    assert browse("selma").get(address(event, row.key)).url == f"/sundby/events/{event.key}/door/{row.key}/"
    assert browse("selma").get(f"/sundby/events/{event.key}/door/{row.key}/").status_code == 200
    assert browse("selma", proven=False).get(address(event, row.key)).status_code == 404
    assert browse("tora").get(address(event, row.key)).status_code == 404


def test_who_waits_is_let_in_where_there_is_room(cast, event, browse):
    stein = seat(event, cast.stein, state=Seat.State.WAITING)
    browse("ada").post(address(event, stein.key), {"do": "let-in", "guests": 0})
    assert state(stein) == Seat.State.GOING


def test_where_it_is_full_the_hosts_say_that_they_know(cast, event, browse):
    seat(event, cast.bo, "Ola")
    stein = seat(event, cast.stein, state=Seat.State.WAITING)
    told = browse("ada").post(address(event, stein.key), {"do": "let-in", "guests": 0}).content.decode()
    assert "2 of 2 places are taken." in told
    assert state(stein) == Seat.State.WAITING
    browse("ada").post(address(event, stein.key), {"do": "let-in", "guests": 0, "over": "on"})
    assert state(stein) == Seat.State.GOING


def test_somebody_from_the_street_is_here_at_once_with_who_they_bring(cast, event, browse):
    browse("ada").post(address(event, "walk-in"), {"name": "Per from next door", "guests": 1})
    row = Seat.objects.trusted("test").get(event=event)
    assert (row.name, row.guests, row.way, row.state) == ("Per from next door", 1, "walk-in", "going")
    assert here(event) == 2


def test_a_name_is_needed_and_over_the_places_a_tick(cast, event, browse):
    asked = browse("ada").post(address(event, "walk-in"), {"name": " ", "guests": 0}).content.decode()
    assert "Write who it is." in asked
    asked = browse("ada").post(address(event, "walk-in"), {"name": "Per", "guests": 5}).content.decode()
    assert "0 of 2 places are taken. Tick this to let them in." in asked
    assert not Seat.objects.trusted("test").filter(event=event).exists()
    browse("ada").post(address(event, "walk-in"), {"name": "Per", "guests": 5, "over": "on"})
    assert here(event) == 6


def test_a_member_is_found_by_name_and_has_one_seat(cast, event, browse):
    rebuild.enqueue()
    run_jobs()
    page = browse("ada").get(address(event, "walk-in"), {"q": "berg"}).content.decode()
    assert cast.bo.key in page
    for _ in range(2):
        browse("ada").post(address(event, "walk-in"), {"person": cast.bo.key, "guests": 0})
    assert Seat.objects.trusted("test").filter(event=event, person=cast.bo).count() == here(event) == 1


def test_nobody_hidden_or_unclaimed_is_put_on_a_list(cast, event, browse):
    for person in (cast.hedda, cast.una, cast.selma):
        assert browse("ada").post(address(event, "walk-in"), {"person": person.key}).status_code == 404
    assert not Seat.objects.trusted("test").filter(event=event).exists()


def test_hosts_change_a_party_and_take_somebody_off(cast, event, browse):
    bo = seat(event, cast.bo, "Ola")
    browse("ada").post(address(event, bo.key), {"do": "guests", "guests": 0})
    assert Seat.objects.trusted("test").get(pk=bo.pk).guests == 0
    browse("ada").post(address(event, bo.key), {"do": "cancel"})
    assert state(bo) == Seat.State.CANCELLED
