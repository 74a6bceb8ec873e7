"""One button from an invitation: it names nobody, programs that open links join nobody, and no account is needed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.events.joining import links
from kohort.events.models import Event, Meant
from tests.gatherings import gathering
from tests.pages import without_tokens

from .coming import said, seats


@pytest.fixture
def event(cast):
    return gathering(cast.here, audience="chosen", capacity=1)


@pytest.fixture
def una(cast, event):
    """Who has not claimed her place, and was asked by the office."""
    return Meant.objects.create(event=event, person=cast.una)


@pytest.fixture
def nobody(browse):
    return browse()


def page(meant, settings):
    return links.asked_address(meant).removeprefix(settings.KOHORT_URL)


def now(meant):
    return Meant.objects.trusted("test").get(pk=meant.pk)


def test_opening_the_link_joins_nobody_and_names_nobody(nobody, una, event, settings):
    for method in (nobody.get, nobody.head, nobody.options):
        method(page(una, settings))
    assert not seats(event).exists()
    body = nobody.get(page(una, settings)).content.decode()
    assert "Alumni evening" in body
    assert "Una" not in without_tokens(body)


def test_the_button_takes_one_seat_for_who_was_asked(cast, nobody, una, event, settings):
    answers = [said(nobody.post(page(una, settings), {"do": "come"})) for _time in range(2)]
    assert all("You are coming" in answer for answer in answers)
    seat = seats(event).get()
    assert (seat.person_id, seat.way, seat.name) == (cast.una.pk, "mail", "Una Ukjent")
    assert seat.key not in "".join(answers)


def test_when_all_is_taken_one_waits(cast, nobody, una, event, settings):
    bo = Meant.objects.create(event=event, person=cast.bo)
    nobody.post(page(una, settings), {"do": "come"})
    assert "You are on the waiting list" in said(nobody.post(page(bo, settings), {"do": "come"}))


def test_no_is_an_answer_and_frees_the_seat(nobody, una, event, settings):
    nobody.post(page(una, settings), {"do": "come"})
    assert "Thank you for telling" in said(nobody.post(page(una, settings), {"do": "decline"}))
    assert now(una).declined
    assert seats(event).get().state == "cancelled"
    nobody.post(page(una, settings), {"do": "come"})
    assert now(una).declined is None


def test_what_has_closed_says_so(nobody, una, event, settings):
    Event.objects.trusted("test").filter(pk=event.pk).update(closes=timezone.now() - timedelta(hours=1))
    for answer in (nobody.get(page(una, settings)), nobody.post(page(una, settings), {"do": "come"})):
        assert "Sign-up has closed." in said(answer)
    assert not seats(event).exists()


def test_a_token_that_is_not_ours_is_nothing(nobody, una, settings):
    for token in (una.key, links.SEAT.token(una.key), f"{una.key}.{'A' * 43}"):
        assert nobody.post(f"/nordvik/come/{token}/", {"do": "come"}).status_code == 404
    assert nobody.get(page(una, settings).replace("nordvik", "sundby")).status_code == 404
