"""Everything about a seat is done by its link, without signing in; a link that is not ours is nothing."""

from datetime import timedelta

import pytest
from django.core.signing import Signer
from django.utils import timezone

from kohort.events.after.links import FEEDBACK
from kohort.events.joining import links
from kohort.events.models import CheckIn, Event, Item, Seat
from kohort.events.seats.seating import Who, give_up, join
from tests.gatherings import gathering

from .coming import answers, companions, knocks, question, said, seats

GRO = {"name": "Gro Gjest", "email": "gro@example.org"}


@pytest.fixture
def event(cast):
    return gathering(cast.here, capacity=2, guests_each=1, audience="groups", online_link="https://meet.example.org/x")


@pytest.fixture
def seat(cast, event):
    return join(event, Who(person=cast.ada, name="Ada Ødegård"))


@pytest.fixture
def visitor(event):
    return join(event, Who(**GRO), way=Seat.Way.VISITOR)


@pytest.fixture
def nobody(browse):
    return browse()


def now(seat):
    return seats(seat.event, pk=seat.pk).get()


def test_the_address_is_whole_and_leads_to_ones_own_house(cast, settings, seat, visitor):
    assert links.address(seat).startswith(f"{settings.KOHORT_URL}/nordvik/seats/{seat.key}.")
    assert len(links.address(seat).rstrip("/").rpartition(".")[2]) >= 22  # 128 bits in base64
    abroad = join(gathering(cast.here, others=[cast.there]), Who(person=cast.selma, name="S"))
    assert links.path(abroad).startswith("/sundby/")
    assert links.of(links.path(visitor).split("/")[-2]) == visitor


def test_the_links_of_mails_that_were_sent_long_ago_still_open():
    for link, salt in ((links.SEAT, "seat"), (links.ASKED, "asked"), (FEEDBACK, "feedback")):
        assert link.key(Signer(salt=f"kohort.events.{salt}", sep=".").sign("4kd2")) == "4kd2"


def test_a_token_that_is_not_ours_is_nothing(nobody, seat):
    signed = links.path(seat).split("/")[-2]
    for token in (seat.key, f"{seat.key}.", f"{seat.key}.{'A' * 43}", signed[:-1], "x.y", f"z{signed}"):
        for page in ("", "cancel/", "qr.svg"):
            assert nobody.get(f"/nordvik/seats/{token}/{page}").status_code == 404
    assert nobody.get(links.path(seat).replace("nordvik", "sundby")).status_code == 404


def test_a_link_of_an_invitation_opens_no_seat(nobody, seat):
    token = links.ASKED.token(seat.key)
    assert nobody.get(f"/nordvik/seats/{token}/").status_code == 404


def test_looking_changes_nothing_and_shows_what_the_mail_shows(nobody, seat, event):
    Item.objects.create(event=event, title="How to bind books", words="Secret notes")
    Event.objects.trusted("test").filter(pk=event.pk).update(about="Only for the group")
    before = now(seat).round
    body = nobody.get(links.path(seat)).content.decode()
    nobody.get(f"{links.path(seat)}cancel/")
    assert now(seat).round == before
    for shown in ("Alumni evening", "How to bind books", "Ada Ødegård", "https://meet.example.org/x", "You are coming"):
        assert shown in body
    for hidden in ("Secret notes", "Only for the group", "ada@nordvik.example.org"):
        assert hidden not in body


def test_who_waits_is_not_told_the_way_in(cast, browse, seat, event):
    join(event, Who(person=cast.bo, name="Bo"))
    third = join(event, Who(person=cast.cy, name="Cy"))
    page = browse().get(links.path(third)).content.decode()
    assert "You are number 1." in page
    assert "meet.example.org" not in page


def test_guests_names_and_ticks_are_changed(nobody, seat):
    answer = nobody.post(links.path(seat), {"do": "change", "guests": "1", "names": "Nils", "shown": "on"})
    assert answer.headers["Location"] == links.path(seat)
    assert (now(seat).guests, now(seat).shown, companions(seat)) == (1, True, ["Nils"])


def test_too_many_for_the_room_is_a_sentence_and_all_is_kept(cast, nobody, seat, event):
    join(event, Who(person=cast.bo, name="Bo"))
    answer = nobody.post(links.path(seat), {"do": "change", "guests": "1", "names": "Nils"})
    page = answer.content.decode()
    assert "There are not enough free places for more guests." in page
    assert "Nils</textarea>" in page
    assert now(seat).guests == 0


def test_what_was_answered_is_kept_and_shown_to_its_owner_alone(browse, seat, event):
    asked = question(event, "Anything you do not eat?", kind="diet", required=True)
    field = f"question-{asked.key}"
    assert "would like to know" in browse().get(links.path(seat)).content.decode()
    browse().post(links.path(seat), {"do": "change", field: "Peanuts"})
    browse().post(links.path(seat), {"do": "change", field: ""})
    assert answers(seat) == ["Peanuts"]
    assert "Peanuts" not in browse().get(links.path(seat)).content.decode()
    assert "Peanuts" in browse("ada").get(links.path(seat)).content.decode()
    assert "Peanuts" not in browse("bo").get(links.path(seat)).content.decode()


def test_cancelling_asks_once_and_is_done_once(nobody, seat):
    page = f"{links.path(seat)}cancel/"
    assert "You cannot come?" in nobody.get(page).content.decode()
    assert [nobody.post(page).status_code for _time in range(2)] == [302, 302]
    assert (now(seat).state, now(seat).round) == ("cancelled", 2)
    nobody.post(links.path(seat), {"do": "again"})
    assert now(seat).state == "going"


@pytest.mark.parametrize(("do", "state"), [("accept", "going"), ("decline", "cancelled")])
def test_an_offered_place_is_taken_or_let_go(cast, nobody, seat, event, do, state):
    bo = join(event, Who(person=cast.bo, name="Bo"))
    cy = join(event, Who(person=cast.cy, name="Cy"))
    give_up(bo)
    assert "A place is yours until" in said(nobody.get(links.path(cy)))
    nobody.post(links.path(cy), {"do": do})
    assert now(cy).state == state


def test_an_offer_that_is_over_is_refused_with_a_sentence(nobody, seat):
    give_up(seat)
    assert (
        "Sign up again if you have changed your mind"
        in nobody.post(links.path(seat), {"do": "accept"}).content.decode()
    )


def test_a_visitor_is_forgotten_at_once_but_not_while_coming(nobody, visitor, event):
    CheckIn.objects.create(event=event, seat=visitor, mark="x")
    assert nobody.post(links.path(visitor), {"do": "forget"}).status_code == 404
    nobody.post(f"{links.path(visitor)}cancel/")
    assert "Forget me" in nobody.get(links.path(visitor)).content.decode()
    assert nobody.post(links.path(visitor), {"do": "forget"}).status_code == 200
    assert not seats(event).exists()
    assert not knocks(event).exists()
    assert nobody.get(links.path(visitor)).status_code == 404


def test_a_member_is_not_forgotten_by_a_link(nobody, seat):
    give_up(seat)
    assert nobody.post(links.path(seat), {"do": "forget"}).status_code == 404


def test_the_ticket_is_a_picture_for_who_comes(cast, nobody, seat):
    answer = nobody.get(f"{links.path(seat)}qr.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    give_up(seat)
    assert nobody.get(f"{links.path(seat)}qr.svg").status_code == 404


def test_after_the_event_nothing_can_be_changed(nobody, seat, event):
    over = timezone.now() - timedelta(hours=1)
    Event.objects.trusted("test").filter(pk=event.pk).update(ends=over, starts=over - timedelta(hours=3))
    assert "This event is over" in said(nobody.get(links.path(seat)))
    assert "This event is over" in nobody.post(f"{links.path(seat)}cancel/").content.decode()
    assert now(seat).state == "going"
