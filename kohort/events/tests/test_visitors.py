"""Somebody without an account comes to a public event: nothing counts before the code from the mail."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.accounts.asking import PER_ADDRESS
from kohort.accounts.models import Account
from kohort.events.joining import links
from kohort.events.models import Event
from kohort.events.seats.seating import Who, join
from tests.gatherings import gathering
from tests.limits import use_up

from .coming import code_in, code_letter, knocks, question, seats

GRO = {"name": "Gro Gjest", "email": "Gro@Example.org"}


@pytest.fixture
def event(cast):
    return gathering(cast.here, audience="public", guests_each=2, asks_photos=True)


@pytest.fixture
def gro(browse):
    return browse()


def knock(client, event, **said):
    return client.post(f"/nordvik/events/{event.key}/come/", GRO | said)


def prove(client, event, code):
    return client.post(f"/nordvik/events/{event.key}/come/code/", {"code": code})


def test_a_name_an_address_and_a_code_and_one_comes(gro, event, mailbox):
    question(event, required=True)
    assert "I am coming" in gro.get(f"/nordvik/events/{event.key}/").content.decode()
    assert knock(gro, event, guests="1", photos="on").headers["Location"].endswith("/come/code/")
    assert not seats(event).exists()
    answer = prove(gro, event, code_in(code_letter(mailbox)))
    seat = seats(event).get()
    assert answer.headers["Location"] == links.path(seat)
    assert (seat.name, seat.email, seat.guests, seat.photos) == ("Gro Gjest", "gro@example.org", 1, True)
    assert (seat.way, seat.person_id, seat.state) == ("visitor", None, "going")
    assert "would like to know" in gro.get(links.path(seat)).content.decode()
    assert not Account.objects.filter(email="gro@example.org").exists()


def test_the_code_typed_twice_is_one_seat_and_the_same_answer(gro, event, mailbox):
    knock(gro, event)
    code = code_in(code_letter(mailbox))
    assert prove(gro, event, code).headers["Location"] == prove(gro, event, code).headers["Location"]
    assert seats(event).count() == 1
    assert not knocks(event).exists()


def test_a_wrong_code_three_times_and_the_right_one_is_worth_nothing(gro, event, mailbox):
    knock(gro, event)
    for _time in range(3):
        assert prove(gro, event, "AAAA-AAAA").status_code == 200
    assert prove(gro, event, code_in(code_letter(mailbox))).headers["Location"].endswith("/come/")
    assert not seats(event).exists()


def test_a_code_does_not_work_in_another_browser(client, gro, event, mailbox):
    knock(gro, event)
    code = code_in(code_letter(mailbox))
    gro.cookies.clear()
    assert prove(gro, event, code).headers["Location"].endswith("/come/")
    assert not seats(event).exists()


def test_an_address_we_know_is_answered_like_any_other_and_its_owner_is_told_by_mail(cast, gro, event, mailbox):
    seat = join(event, Who(person=cast.bo, name="Bo"))
    known = cast.bo.account.email
    pages = [gro.get(knock(gro, event, email=email).headers["Location"]) for email in ("gro@example.org", known)]
    bodies = [page.content.decode().replace(known, "gro@example.org") for page in pages]
    assert [len(body) for body in bodies] == [len(bodies[0])] * 2
    text = code_letter(mailbox)
    assert "You have signed up already" in text
    assert links.address(seat) in text
    assert prove(gro, event, code_in(text)).headers["Location"] == links.path(seat)
    assert seats(event).count() == 1


def test_a_members_address_gets_a_seat_where_there_is_none(cast, gro, event, mailbox):
    knock(gro, event, email=cast.bo.account.email)
    text = code_letter(mailbox)
    assert "signed up already" not in text
    prove(gro, event, code_in(text))
    assert seats(event).get().email == cast.bo.account.email


def test_wrong_input_keeps_what_was_typed(gro, event):
    page = knock(gro, event, email="gro at example", guests="2").content.decode()
    assert "Write an e-mail address such as" in page
    assert 'value="Gro Gjest"' in page
    assert '<option value="2" selected' in page


def test_an_event_for_members_is_not_there_and_a_closed_one_says_why(cast, gro, event):
    assert knock(gro, gathering(cast.here)).status_code == 404
    Event.objects.trusted("test").filter(pk=event.pk).update(closes=timezone.now() - timedelta(hours=1))
    assert "Sign-up has closed." in knock(gro, event).content.decode()
    assert not knocks(event).exists()


def test_what_closed_between_the_letter_and_the_code_is_said(gro, event, mailbox):
    knock(gro, event)
    Event.objects.trusted("test").filter(pk=event.pk).update(closes=timezone.now())
    page = gro.get(prove(gro, event, code_in(code_letter(mailbox))).headers["Location"])
    assert "Sign-up has closed." in page.content.decode()
    assert not seats(event).exists()


def test_an_address_is_not_flooded(gro, event):
    use_up(PER_ADDRESS, "gro@example.org")
    assert knock(gro, event).status_code == 429
    assert not knocks(event).exists()


def test_a_member_has_a_shorter_way(browse, event):
    assert browse("ada").get(f"/nordvik/events/{event.key}/come/").headers["Location"].endswith("/seat/")
