"""One's own calendar by a secret address: what one comes to, as one may see it now, until one ends it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.events.models import CalendarKey, Seat
from kohort.groups.models import Membership
from tests.circles import circle
from tests.gatherings import gathering

from .reading import parsed


def take(event, person, state="going"):
    return Seat.objects.create(event=event, person=person, name=person.name, state=state, turn=1)


@pytest.fixture
def read(client):
    """{key of an event: its status} as a calendar program finds them, or the status of the answer; nobody signs in."""

    def at(key: CalendarKey, house="nordvik"):
        client.logout()
        answer = client.get(f"/{house}/calendars/{key.secret}.ics")
        if answer.status_code != 200:
            return answer.status_code
        return {one["uid"][0].split("@")[0]: one["status"][0] for one in parsed(answer.content)["events"]}

    return at


def test_what_one_comes_to_and_waits_for(cast, read):
    going, waiting, gone, other = (gathering(cast.here, title=str(number)) for number in range(4))
    take(going, cast.ada), take(waiting, cast.ada, "waiting"), take(gone, cast.ada, "cancelled"), take(other, cast.bo)
    key = CalendarKey.renew(cast.ada.pk)
    assert read(key) == {going.key: "CONFIRMED", waiting.key: "TENTATIVE"}
    going.cancelled = timezone.now() - timedelta(days=29)
    going.save()
    assert read(key)[going.key] == "CANCELLED"
    going.cancelled -= timedelta(days=2)
    going.save()
    assert going.key not in read(key)


def test_a_new_address_ends_the_old_one_and_removing_ends_both(cast, browse, read):
    take(event := gathering(cast.here), cast.ada)
    browse("ada").post("/nordvik/me/calendar/", {"do": "make"})
    old = CalendarKey.objects.trusted("test").get()
    assert read(old) == {event.key: "CONFIRMED"}
    page = browse("ada").get("/nordvik/me/calendar/").content.decode()
    assert f"http://localhost:8000/nordvik/calendars/{old.secret}.ics" in page
    browse("ada").post("/nordvik/me/calendar/", {"do": "make"})
    new = CalendarKey.objects.trusted("test").get()
    assert read(old) == 404
    assert read(new) == {event.key: "CONFIRMED"}
    browse("ada").post("/nordvik/me/calendar/", {"do": "remove"})
    assert read(new) == 404
    assert not CalendarKey.objects.trusted("test").exists()


def test_it_is_of_its_own_house_and_of_who_is_here(cast, read):
    key = CalendarKey.renew(cast.ada.pk)  # of nothing as yet
    assert read(key) == {}
    assert read(key, "sundby") == 404
    type(cast.ada).objects.trusted("test").filter(pk=cast.ada.pk).update(account=None)
    assert read(key) == 404


def test_the_calendar_of_a_group_is_read_with_the_eyes_of_its_owner(cast, read, browse):
    """Whoever has left reads nothing; the office reads no more than a member; others have no address of it at all."""
    group = circle(cast.here, cast.ada, cast.kari, admits="invitation")
    inside = gathering(cast.here, group=group, audience="groups")
    draft = gathering(cast.here, group=group, audience="groups", published=None)
    gathering(cast.here, title="Of others")
    hers, of_the_office = CalendarKey.renew(cast.ada.pk, group), CalendarKey.renew(cast.kari.pk, group)
    assert read(hers) == read(of_the_office) == {inside.key: "CONFIRMED"}
    assert draft.key not in read(hers)
    assert browse("bo").get(f"/nordvik/groups/{group.key}/calendar/").status_code == 404
    assert browse("ada").get(f"/nordvik/groups/{group.key}/calendar/").status_code == 200
    Membership.objects.trusted("test").get(person=cast.ada).leave()
    assert read(hers) == 404


def test_an_event_one_may_no_longer_see_is_gone(cast, read):
    """A group hosts an event for all, and another house hosts it too; then it becomes one for those who were chosen."""
    group = circle(cast.here, cast.ada)
    event = gathering(cast.here, group=group)
    key = CalendarKey.renew(cast.ada.pk, group)
    assert read(key) == {event.key: "CONFIRMED"}
    type(event).objects.trusted("test").filter(pk=event.pk).update(audience="chosen")
    assert read(key) == {}
