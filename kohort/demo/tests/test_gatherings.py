"""The demo's events: something for everybody to come to, full where it says so, and somebody still at the door."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from kohort.accounts.models import Account
from kohort.demo.loading import load
from kohort.demo.personas import PERSONAS, address_of
from kohort.events.after.counting import counted
from kohort.events.campaigns.days import entries
from kohort.events.coming import coming
from kohort.events.door.rows import door_of
from kohort.events.models import Campaign, Event, Meant, Seat
from kohort.events.planning.proposals import waiting
from kohort.events.seats.room import room
from kohort.events.seats.seating import Who, join, settle
from kohort.events.tips import tips_for
from kohort.institutions.models import Institution
from kohort.people.models import Person
from kohort.people.viewing import viewer_for

from .test_the_network_is_alive import Bars

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def network(django_db_setup, django_db_blocker):
    """Loaded once for these tests, and gone after the last of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(170, Bars().open)
        yield
        transaction.set_rollback(True)


def events(**fields):
    return Event.objects.trusted("test").filter(**fields)


def evening():
    return events(title="Alumnikveld").latest("starts")


def of(name):
    institution = Institution.objects.get(slug=PERSONAS[name].institution)
    return viewer_for(Account.objects.at(address_of(name)).pk, institution, proven=True)


def test_no_room_is_oversold():
    seats = Seat.objects.trusted("test")
    for event in events():
        assert room(event).over == 0
        turns = seats.filter(event=event).order_by("turn").values_list("turn", flat=True)
        assert list(turns) == list(range(1, event.turns + 1))


def test_the_evening_is_full_and_one_place_is_offered():
    event = evening()
    found = room(event)
    assert (found.free, found.offered, found.waiting) == (0, 1, 5)
    settle(event.pk)
    assert room(event) == found


def test_whoever_joins_it_comes_last():
    alumna = Person.objects.trusted("test").get(pk=of("alumna").person_id)
    with transaction.atomic():
        seat = join(evening(), Who(alumna, alumna.name))
        assert (seat.state, seat.turn) == (Seat.State.WAITING, evening().turns)
        transaction.set_rollback(True)


def test_the_alumna_is_asked_and_has_not_answered():
    viewer = of("alumna")
    meant = Meant.objects.visible_to(viewer).get(event=evening())
    assert (meant.told, meant.declined) == (evening().published, None)
    assert not Seat.events_of(viewer.person_id).exists()


def test_who_is_on_the_board_stands_at_the_door():
    now, viewer = timezone.now(), of("board")
    event = events(starts__lte=now, ends__gt=now).get()
    assert event.is_run_by(viewer)
    figures = counted(event, door_of(event, viewer))
    assert (figures.signed_up, figures.came) == (40, 12)


def test_last_year_is_closed_with_its_figures():
    last, viewer = events(following=evening()).get(), of("board")
    assert last.figures == counted(last, door_of(last, viewer))._asdict()
    assert last.figures["came"] == 60
    assert last.thanks
    assert last.lessons
    assert (last.shots.trusted("test").count(), last.materials.trusted("test").count()) == (3, 2)
    assert evening().starts - last.starts > timedelta(days=300)


def test_the_campaign_is_of_three_houses():
    found = entries(Campaign.objects.get(), Institution.objects.get(slug="nordvik"))
    assert {house.slug for entry in found for house in entry.houses} == {"nordvik", "saarela", "lysbu"}
    assert any(len(entry.houses) == 2 for entry in found)


@pytest.mark.parametrize("name", PERSONAS)
def test_there_is_something_to_come_to(name):
    assert coming(of(name)).exists()


def test_the_office_has_a_proposal_to_answer():
    assert waiting(of("coordinator"), group__isnull=True).get().title.startswith("Ti år")


def test_teachers_have_recommended_what_others_do():
    assert [tip.host for tip in tips_for(of("designer"), "lysbu")] == ["tekstilmuseet.example", "fjordscena.example"]
