"""A member joins in one tap, whatever the tap is: twice, in two tabs, without JavaScript, with guests."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.events.joining import links
from kohort.events.models import Event, Meant, Seat
from kohort.events.seats.seating import Who, join
from tests.gatherings import gathering

from .coming import answers, companions, question, said, seats


@pytest.fixture
def event(cast):
    return gathering(cast.here, capacity=3, guests_each=2)


@pytest.fixture
def ada(browse):
    return browse("ada")


def tap(client, event, **said):
    return client.post(f"/nordvik/events/{event.key}/seat/", said)


def page(client, event):
    return said(client.get(f"/nordvik/events/{event.key}/"))


def test_one_tap_and_she_comes_and_the_page_says_so(cast, ada, event):
    assert "I am coming" in page(ada, event)
    answer = tap(ada, event)
    assert answer.headers["Location"] == f"/nordvik/events/{event.key}/#joining"
    assert "You are coming" in page(ada, event)
    seat = seats(event).get()
    assert (seat.person_id, seat.name, seat.state, seat.way) == (cast.ada.pk, "Ada Ødegård", "going", "member")
    assert not seat.shown


def test_a_second_tap_is_answered_as_the_first_and_changes_nothing(ada, event):
    first, second = tap(ada, event, guests="1"), tap(ada, event, guests="2")
    assert first.headers["Location"] == second.headers["Location"]
    assert (seats(event).get().guests, seats(event).get().round) == (1, 1)


def test_looking_at_it_joins_nobody(ada, event):
    ada.get(f"/nordvik/events/{event.key}/seat/")
    ada.head(f"/nordvik/events/{event.key}/seat/")
    assert not seats(event).exists()


def test_htmx_looks_at_the_whole_page_again_and_at_the_panel_alone_where_something_is_wrong(ada, event):
    path, htmx = f"/nordvik/events/{event.key}/seat/", {"HX-Request": "true"}
    wrong = ada.post(path, {"guests": "1", "names": "Nils\nSiri"}, headers=htmx)
    assert "more names than guests" in said(wrong)
    assert "<html" not in wrong.content.decode()
    answer = ada.post(path, headers=htmx)
    assert (answer.headers["HX-Refresh"], answer.content) == ("true", b"")
    assert "You are coming" in page(ada, event)


def test_guests_by_name(ada, event):
    tap(ada, event, guests="2", names="Nils Venn\n\n  Siri Venn ")
    assert companions(seats(event).get()) == ["Nils Venn", "Siri Venn"]
    assert "You bring 2 guests." in page(ada, event)


def test_wrong_input_keeps_all_that_was_typed(ada, event):
    answer = tap(ada, event, guests="1", names="Nils Venn\nSiri Venn", shown="on")
    assert answer.status_code == 200
    panel = said(answer)
    assert "more names than guests" in panel
    assert "Siri Venn</textarea>" in panel
    assert "checked" in panel
    assert not seats(event).exists()


def test_whether_others_may_see_it_is_asked_anew_with_the_last_answer(cast, ada, event):
    assert "checked" not in page(ada, event)
    tap(ada, event, shown="on")
    assert "checked" in page(ada, gathering(cast.here))


def test_what_the_hosts_must_know_stands_before_the_button(ada, event):
    asked = question(event, required=True, kind="year")
    assert "<details" not in page(ada, event)
    assert "The hosts need to know this." in said(tap(ada, event))
    tap(ada, event, **{f"question-{asked.key}": "2010"})
    assert answers(seats(event).get()) == ["2010"]


def test_a_choice_that_is_none_of_them_is_refused(ada, event):
    asked = question(event, kind="choice", choices=["Fish", "Beans"])
    assert "Choose one of these." in said(tap(ada, event, **{f"question-{asked.key}": "Whale"}))


def test_who_comes_too_late_waits_and_is_told_the_number(cast, browse, event):
    join(event, Who(person=cast.bo, name="Bo"), guests=2)
    assert "Put me on the waiting list" in page(browse("ada"), event)
    tap(browse("ada"), event)
    tap(browse("cy"), event)
    assert "You are number 2." in page(browse("cy"), event)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"cancelled": timezone.now(), "cancelled_why": "The house has burnt down."}, "The house has burnt down."),
        ({"closes": timezone.now() - timedelta(hours=1)}, "Sign-up has closed."),
        ({"opens": timezone.now() + timedelta(days=1)}, "Sign-up opens on"),
        ({"starts": timezone.now() - timedelta(hours=1)}, "This event has begun."),
        ({"starts": timezone.now() - timedelta(days=1)}, "This event is over"),
    ],
)
def test_why_not_is_a_sentence_and_there_is_no_button(cast, ada, fields, sentence):
    event = gathering(cast.here, **fields)
    panel = said(ada.get(f"/nordvik/events/{event.key}/seat/"))
    assert sentence in panel
    assert "<button" not in panel
    assert sentence in said(tap(ada, event))
    assert not seats(event).exists()


def test_a_group_event_is_no_strangers(cast, browse, event):
    Event.objects.trusted("test").filter(pk=event.pk).update(audience="groups")
    assert tap(browse("cy"), event).status_code == 404
    assert browse("selma").post(f"/sundby/events/{event.key}/seat/").status_code == 404


def test_a_house_that_hosts_it_too_sends_its_own_members(cast, browse):
    event = gathering(cast.here, others=[cast.there])
    browse("selma").post(f"/sundby/events/{event.key}/seat/")
    assert links.path(seats(event).get()).startswith("/sundby/seats/")


def test_who_signed_up_before_signing_in_has_one_seat(cast, ada, event):
    join(event, Who(name="Ada", email="ada@nordvik.example.org"), guests=1, way=Seat.Way.VISITOR)
    tap(ada, event)
    seat = seats(event).get()
    assert (seat.person_id, seat.email, seat.guests) == (cast.ada.pk, "", 1)


def test_who_was_asked_may_say_no_and_change_their_mind(cast, browse, event):
    meant = Meant.objects.create(event=event, person=cast.ada)
    client = browse("ada")
    assert "I cannot come" in page(client, event)
    tap(client, event, do="decline")
    assert Meant.objects.trusted("test").get(pk=meant.pk).declined
    assert "You have said that you cannot come." in page(client, event)
    tap(client, event)
    assert Meant.objects.trusted("test").get(pk=meant.pk).declined is None
    assert tap(browse("bo"), event, do="decline").status_code == 404
