"""An event with several hosts: groups and houses that agree or withdraw, and know of each other names alone."""

import pytest

from kohort.access.audience import Audience
from kohort.events.hosting import LastOne
from kohort.events.models import Event, Host, Organiser
from kohort.events.seats import seating
from kohort.events.seats.who import Who
from kohort.institutions.models import Unit
from kohort.people.models import Contact, Position
from tests.cast import CANARY, fact
from tests.circles import circle
from tests.gatherings import gathering

WHY = "test"


@pytest.fixture
def event(cast):
    return gathering(cast.here, organiser=cast.stein, title="Two houses, one evening", place="Aulaen")


@pytest.fixture
def asked(cast, event, browse):
    answer = browse("stein").post(hosts(event), {"who": f"institution-{cast.there.pk}"})
    assert answer.status_code == 302
    return Host.objects.trusted(WHY).get(institution=cast.there)


@pytest.fixture
def agreed(cast, asked, browse):
    """Selma's name is no canary any more; everything else about her is."""
    browse("selma").post(hosting(asked, "sundby"), {"do": "agree"})
    cast.selma.display_name = "Selma Sundby"
    cast.selma.save()
    fact(Position, cast.selma, Audience.PUBLIC, employer=CANARY, title=CANARY)
    fact(Contact, cast.selma, Audience.PUBLIC, kind="email", value=f"{CANARY}@example.org")
    return asked


def hosts(event, slug="nordvik"):
    return f"/{slug}/events/{event.key}/plan/hosts/"


def hosting(host, slug="nordvik"):
    return f"/{slug}/events/hosting/{host.key}/"


def of(group):
    return Host.objects.trusted(WHY).get(group=group)


def joins(event, person):
    return seating.join(event, Who(person=person, name=person.name), guests=0, way="member")


def test_a_house_shows_it_to_its_own_once_it_has_agreed(cast, event, asked, viewer, browse):
    page = f"/sundby/events/{event.key}/"
    assert browse("selma").get(page).status_code == 404
    assert "Two houses, one evening" in browse("selma").get(hosting(asked, "sundby")).text
    assert "waits for your answer" in browse("selma").get("/sundby/desk/").text
    browse("selma").post(hosting(asked, "sundby"), {"do": "agree"})
    assert "Two houses, one evening" in browse("selma").get(page).text
    assert "Two houses, one evening" in browse("selma").get("/sundby/events/").text
    assert "In your name as well" in browse("selma").get("/sundby/desk/events/hosts/").text


def test_nobody_else_answers(cast, asked, browse):
    assert browse("kari").post(hosting(asked), {"do": "agree"}).status_code == 404
    assert browse("ada").get(hosting(asked)).status_code == 404
    assert Host.objects.trusted(WHY).get(pk=asked.pk).agreed is None


def test_both_know_the_guest_list_and_no_more(cast, event, agreed, viewer, browse):
    """Organisers of each house read the names of the other's people, and nothing else of them anywhere."""
    fact(Contact, cast.ada, Audience.PUBLIC, kind="email", value="ada-canary@example.org")
    joins(event, cast.selma), joins(event, cast.ada)
    for name, slug, other, canary in [("kari", "nordvik", cast.selma, CANARY), ("selma", "sundby", cast.ada, "canary")]:
        client, base = browse(name), f"/{slug}/events/{event.key}/"
        lists = [client.get(base + page).text for page in ("lists/", "door/", "plan/team/", "plan/tasks/", "")]
        assert other.name in lists[0]
        assert not any(canary in page for page in lists)
        assert client.get(f"/{slug}/people/{other.key}/").status_code == 404
        seat = event.seats.visible_to(viewer(name)).get(name=other.name)
        assert seat.email == ""


def test_a_house_withdraws(cast, event, agreed, viewer, browse):
    """Who signed up keeps their place and sees it; who planned it from there plans it no more."""
    Organiser.objects.create(event=event, person=cast.selma)
    sees = Event.objects.visible_to(viewer("selma")).filter(pk=event.pk)
    assert event.is_run_by(viewer("selma"))
    assert event.is_hosted_by(viewer("selma"))
    assert browse("selma").post(hosting(agreed, "sundby"), {"do": "end"}).status_code == 302
    assert not sees.exists()
    joins(event, cast.selma)
    assert sees.exists()
    assert not event.is_run_by(viewer("selma"))


def test_the_home_keeps_one_host(cast, event, agreed, viewer, browse):
    home = Host.objects.trusted(WHY).get(institution=cast.here)
    with pytest.raises(LastOne):
        home.end(viewer("kari"))
    browse("stein").post(f"{hosts(event)}{home.key}/")
    assert Host.objects.trusted(WHY).filter(pk=home.pk).exists()


def test_a_question_is_taken_back_and_a_host_is_not_put_out_by_a_helper(cast, event, asked, browse):
    client, rows = browse("stein"), Host.objects.trusted(WHY).filter(event=event)
    client.post(f"{hosts(event)}{asked.key}/")
    assert not rows.filter(pk=asked.pk).exists()
    client.post(hosts(event), {"who": f"group-{circle(cast.here, leader=cast.stein).pk}"})
    home = rows.get(group=None)
    client.post(f"{hosts(event)}{home.key}/")
    assert rows.filter(pk=home.pk).exists()
    browse("kari").post(f"{hosts(event)}{home.key}/")
    assert not rows.filter(pk=home.pk).exists()


def test_ones_own_group_hosts_at_once_another_is_asked(cast, event, browse):
    mine, theirs = circle(cast.here, leader=cast.stein, name="Mine"), circle(cast.here, leader=cast.tora, name="Theirs")
    said = [browse("stein").post(hosts(event), {"who": f"group-{one.pk}"}, follow=True).text for one in (mine, theirs)]
    assert of(mine).agreed
    assert not of(theirs).agreed
    assert ["in their name as well" in page for page in said] == [True, False]
    assert "Two houses, one evening" in browse("tora").get(f"/nordvik/groups/{theirs.key}/").text
    assert browse("stein").post(hosting(of(theirs)), {"do": "agree"}).status_code == 404
    browse("tora").post(hosting(of(theirs)), {"do": "agree"})
    assert of(theirs).agreed


def test_a_unit_is_answered_for_by_the_office(cast, event, browse):
    unit = Unit.objects.create(institution=cast.here, names={"en": "Arts"}, code="A")
    browse("stein").post(hosts(event), {"who": f"unit-{unit.pk}"})
    host = Host.objects.trusted(WHY).get(unit=unit)
    assert "Two houses, one evening" in browse("kari").get("/nordvik/desk/events/hosts/").text
    browse("kari").post(hosting(host), {"do": "agree"})
    host.refresh_from_db(from_queryset=Host.objects.trusted(WHY))
    assert host.agreed


def test_who_takes_part_as_a_group_does_not_bring_a_house(cast, event, agreed, browse):
    """Groups of another house are offered once that house is in, by its own people; it asks no third one."""
    flock = circle(cast.there, leader=cast.selma, name="Flock")
    offered = browse("selma").get(hosts(event, "sundby")).context["form"].fields["who"].choices
    assert [row for _label, rows in offered[1:] for row in rows] == [(f"group-{flock.pk}", "Flock")]
    ours = browse("stein").get(hosts(event)).context["form"].found
    assert f"group-{flock.pk}" not in ours


def test_the_board_of_a_shared_group_plans_from_its_own_house(cast, viewer, browse):
    """Selma holds an office in a group at home in Nordvik: she plans its event, and knows names alone."""
    group = circle(cast.here, cast.ada, leader=cast.selma)
    event = gathering(cast.here, group=group)
    joins(event, cast.bo)
    page = browse("selma").get(f"/sundby/events/{event.key}/lists/")
    assert cast.bo.name in page.text
    assert browse("selma").get(f"/sundby/people/{cast.bo.key}/").status_code == 404
    assert event.is_run_by(viewer("selma"))
