"""Events on one's home and on the page of a group; and what they say of how the group is doing."""

from datetime import timedelta

from django.utils import timezone

from kohort.events.models import Event, Host, Seat
from kohort.events.pulse import last_events, signs
from kohort.groups.tests.doors import guest
from tests.circles import circle
from tests.gatherings import gathering


def take(event, person, **more):
    return Seat.objects.create(event=event, person=person, name=person.name, turn=1, **more)


def test_home_shows_the_next_event_and_before_it_a_place_that_waits(cast, browse):
    soon = timezone.now() + timedelta(days=2)
    take(gathering(cast.here, title="Breakfast seminar", starts=soon), cast.ada, state=Seat.State.GOING)
    assert "Breakfast seminar" in browse("ada").get("/nordvik/").content.decode()
    until = {"state": Seat.State.OFFERED, "offered_until": soon}
    take(gathering(cast.here, title="Full evening", capacity=1), cast.ada, **until)
    page = browse("ada").get("/nordvik/").content.decode()
    assert "Full evening" in page
    assert "A place is kept for you until" in page
    assert "Breakfast seminar" not in page
    assert "Full evening" not in browse("bo").get("/nordvik/").content.decode()


def test_a_group_shows_its_next_two(cast, browse):
    group = circle(cast.here, cast.bo, leader=cast.ada)
    for number in range(1, 4):
        starts = timezone.now() + timedelta(days=number)
        gathering(cast.here, title=f"Evening number {number}", group=group, starts=starts)
    page = browse("ada").get(f"/nordvik/groups/{group.key}/").content.decode()
    assert "Evening number 2" in page
    assert "Evening number 3" not in page
    assert "Plan an event" in page
    assert "Propose an event" in browse("bo").get(f"/nordvik/groups/{group.key}/").content.decode()


def test_a_guest_of_a_group_sees_its_events_and_nothing_of_who_comes(cast, browse):
    group = circle(cast.here, cast.bo)
    event = gathering(cast.here, title="Evening of the group", group=group, audience=Event.Audience.GROUPS)
    take(event, cast.bo, state=Seat.State.GOING, shown=True)
    client = browse()
    client.force_login(guest(group).account, "allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(f"/nordvik/groups/{group.key}/").content.decode()
    assert event.title in page
    assert "Propose an event" not in page
    page = client.get(f"/nordvik/events/{event.key}/").content.decode()
    assert "1 person is coming" in page
    assert cast.bo.name not in page


def test_an_event_is_a_sign_of_life(cast):
    group, now = circle(cast.here, cast.ada), timezone.now()
    assert signs(group, now - timedelta(days=30)) == []
    event = gathering(cast.here, group=group, starts=now - timedelta(days=3), published=now - timedelta(days=9))
    gathering(cast.here, group=circle(cast.here), starts=now)
    [sign] = signs(group, now - timedelta(days=30))
    assert (sign.times, sign.last) == (1, event.starts)
    assert last_events([group.pk]) == {group.pk: event.starts}


def test_what_is_planned_or_was_called_off_is_none(cast):
    group = circle(cast.here, cast.ada)
    gathering(cast.here, group=group, published=None)
    gathering(cast.here, group=group, cancelled=timezone.now())
    event = gathering(cast.here)
    Host.objects.create(event=event, institution=cast.here, group=group)
    assert last_events([group.pk]) == {}


def test_the_day_it_is_said_by_the_clock_of_the_place(cast, browse):
    starts = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=30)
    event = gathering(cast.here, starts=starts, zone="America/New_York", audience=Event.Audience.PUBLIC)
    page = browse("ada").get(f"/nordvik/events/{event.key}/").content.decode()
    assert "New York time" in page
    assert event.local(starts).isoformat(timespec="minutes") in page
