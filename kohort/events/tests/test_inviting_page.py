"""The page on which the hosts ask people to come: a look before anything is sent, and numbers alone for a board."""

import pytest
from django.utils import timezone

from kohort.events.inviting import draft
from kohort.events.inviting.models import Meant, Near
from kohort.events.inviting.round import Round
from kohort.notices.models import Wish
from tests.circles import circle
from tests.gatherings import gathering

WHY = "a test looks at everything"


@pytest.fixture
def evening(cast):
    """By the group Rubber boots, which Ada leads; Bo, Cy, Hedda and Una are in it."""
    boots = circle(cast.here, cast.bo, cast.cy, cast.hedda, cast.una, leader=cast.ada)
    return gathering(cast.here, group=boots, audience="groups")


def at(event, end="") -> str:
    return f"/nordvik/events/{event.key}/invite/{end}"


def text(response) -> str:
    return response.content.decode()


def test_a_leader_sees_how_many_and_sends_it_once(cast, evening, browse):
    client = browse("ada")
    assert "Those in the groups that host it" in text(client.get(at(evening)))
    page = text(client.get(at(evening, "who/?whom=groups")))
    assert "3 people get an invitation." in page
    for _press in range(2):
        answer = client.post(at(evening, "who/?whom=groups"), {"agreed": "3"}, follow=True)
    assert "0 of 3 invitations" in text(answer)
    row = Round.objects.trusted(WHY).get()
    assert (row.by_id, row.agreed, row.whom) == (cast.ada.pk, 3, "groups")
    client.post(at(evening, f"{row.key}/stop/"))
    assert Round.objects.trusted(WHY).get().state == "stopped"


def test_a_board_reads_of_nobody_why_they_get_none(cast, evening, browse):
    Meant.objects.create(event=evening, person=cast.bo, declined=timezone.now())
    Wish.objects.create(institution=cast.here, person=cast.cy, events=False)
    page = text(browse("ada").get(at(evening, "who/?whom=groups")))
    assert "Said no, or want no such mails now" in page
    assert "Hidden" not in page
    assert "Have not claimed" not in page  # fewer than ten
    assert browse("ada").get(at(evening, "who/left-out/?whom=groups&why=no")).status_code == 403


def test_the_office_sees_who_and_is_led_to_those_who_have_not_come(cast, evening, browse):
    client = browse("kari")
    page = text(client.get(at(evening, "who/?whom=chosen&programme=HIST")))
    assert "Have not claimed their place yet" in page
    assert "/nordvik/desk/invitations/new/?programme=HIST&amp;claimed=no" in page
    assert "Haug" in text(client.get(at(evening, "who/left-out/?whom=chosen&programme=HIST&why=hidden")))


def test_of_many_people_the_number_is_typed(cast, evening, browse, monkeypatch):
    monkeypatch.setattr(draft, "LOOK_TWICE", 2)
    client = browse("ada")
    answer = client.post(at(evening, "who/?whom=groups"), {"agreed": "3", "number": "33"})
    assert "Type the number of people who get it" in text(answer)
    assert 'value="33"' in text(answer)
    client.post(at(evening, "who/?whom=groups"), {"agreed": "3", "number": " 3 "})
    assert Round.objects.trusted(WHY).count() == 1


def test_more_than_were_seen_are_not_asked(cast, evening, browse):
    answer = browse("ada").post(at(evening, "who/?whom=groups"), {"agreed": "2"})
    assert "Meanwhile more people fit." in text(answer)
    assert not Round.objects.trusted(WHY).exists()


def test_nothing_chosen_is_said(cast, evening, browse):
    answer = browse("ada").get(at(evening, "who/?whom=chosen&year=soon"))
    assert "Write a year, or two with a hyphen between them." in text(answer)


@pytest.mark.parametrize("who", ["bo", "stein", "selma", None])
def test_others_do_not_invite(cast, evening, browse, who):
    client = browse(who)
    addresses = [at(evening), at(evening, "who/?whom=groups"), at(evening, "who/left-out/?whom=groups&why=no")]
    assert 200 not in {client.get(address).status_code for address in addresses}


def test_all_members_takes_somebody_who_speaks_for_a_host(cast, browse):
    event = gathering(cast.here, organiser=cast.bo)
    assert browse("bo").get(at(event, "who/?whom=members")).status_code == 404
    assert browse("kari").get(at(event, "who/?whom=members")).status_code == 200


def test_before_it_is_published_and_after_it_began_nobody_is_invited(cast, browse):
    draft_, begun = gathering(cast.here, published=None, organiser=cast.ada), gathering(cast.here, organiser=cast.ada)
    type(begun).objects.trusted(WHY).filter(pk=begun.pk).update(starts=timezone.now())
    assert "Publish the event first." in text(browse("ada").get(at(draft_)))
    assert "too late" in text(browse("ada").get(at(begun)))
    assert browse("ada").get(at(begun, "who/?whom=groups")).status_code == 404


def test_how_far_one_would_go_is_ones_own_to_say(cast, browse):
    client = browse("bo")
    client.post("/nordvik/me/nearby/", {"km": "25", "only_topics": "on"})
    near = Near.objects.trusted(WHY).get()
    assert (near.person_id, near.km, near.only_topics) == (cast.bo.pk, 25, True)
    assert "within 25 km" in text(client.get("/nordvik/me/"))
    client.post("/nordvik/me/nearby/", {"km": "0"})
    assert not Near.objects.trusted(WHY).exists()
    assert "Choose how far, or never." in text(client.post("/nordvik/me/nearby/", {"only_topics": "on"}))
