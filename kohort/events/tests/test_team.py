"""Who plans an event: its proposer takes others in by name; somebody always sees the plan."""

import pytest

from kohort.accounts.limits import Limit
from kohort.activity.models import Happening
from kohort.events.models import Event, Organiser
from kohort.events.planning import finding
from kohort.people.jobs import rebuild
from tests.gatherings import gathering
from tests.jobs import run_jobs

WHY = "test"


@pytest.fixture
def draft(cast):
    return gathering(cast.here, organiser=cast.stein, published=None)


def team(event, organiser=None):
    return f"/nordvik/events/{event.key}/plan/team/" + (f"{organiser.key}/" if organiser else "")


def of(event, person):
    return Organiser.objects.trusted(WHY).get(event=event, person=person)


def test_somebody_found_by_name_plans_it_too(cast, draft, browse, viewer):
    rebuild.enqueue()
    run_jobs()
    assert browse("ada").get(team(draft)).status_code == 404
    client = browse("stein")
    found = client.get(team(draft), {"q": "Ada"}).text
    assert cast.ada.key in found
    assert cast.una.key not in found
    client.post(team(draft), {"person": cast.ada.key})
    client.post(team(draft), {"person": cast.ada.key})
    assert draft.is_run_by(viewer("ada"))
    assert Happening.objects.trusted(WHY).filter(verb="organiser.added", about=cast.ada).count() == 1
    assert "began it" in browse("ada").get(team(draft)).text


def test_who_hides_is_unclaimed_or_lives_next_door_is_not_found(cast, draft, browse):
    for person in (cast.hedda, cast.una, cast.selma):
        assert browse("stein").post(team(draft), {"person": person.key}).status_code == 404


def test_whoever_asks_too_many_goes_on_tomorrow(cast, draft, browse, monkeypatch):
    monkeypatch.setattr(finding, "ASKED_A_DAY", Limit("test", 1, 60))
    browse("stein").post(team(draft), {"person": cast.ada.key})
    assert "go on tomorrow" in browse("stein").post(team(draft), {"person": cast.bo.key}, follow=True).text
    assert Organiser.objects.trusted(WHY).filter(event=draft).count() == 2


def test_the_last_one_stays_with_a_plan_nobody_else_sees(cast, draft, browse, viewer):
    assert "Somebody has to plan it" in browse("stein").post(team(draft, of(draft, cast.stein)), follow=True).text
    browse("stein").post(team(draft), {"person": cast.ada.key})
    assert browse("stein").post(team(draft, of(draft, cast.stein))).status_code == 302
    assert not Event.objects.visible_to(viewer("stein")).filter(pk=draft.pk).exists()
    assert draft.is_run_by(viewer("ada"))
