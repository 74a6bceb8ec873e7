"""A board plans an event in an evening: one form, which loses nothing that was typed and says what to do."""

import io
from datetime import UTC, datetime

import pytest
import time_machine
from PIL import Image

from kohort.events.hosting import Host, Organiser
from kohort.events.models import Cover, Event
from tests.circles import circle
from tests.gatherings import gathering

WHY = "a test looks at everything"
NEW = "/nordvik/events/new/"
EVENING = {
    "key": "0123456789",
    "title": "Alumnikveld",
    "language": "nn",
    "day": "2026-03-06",
    "begins": "18:00",
    "finishes": "01:00",
    "zone": "Europe/Oslo",
    "place": "Samfundet",
    "town": "Trondhjem",
    "host": "house",
    "audience": "members",
    "guests_each": "1",
    "offer_hours": "24",
}
WRONG = {
    "finishes": ({"finishes": "17:00"}, "would end before it begins"),
    "sign_up_until": ({"sign_up_until_0": "2026-03-06", "sign_up_until_1": "18:01"}, "Sign-up ends before it begins"),
    "sign_up_from": ({"sign_up_from_0": "2026-03-06", "sign_up_from_1": "19:00"}, "close before it opens"),
    "day": ({"day": "2025-03-06"}, "This time is over"),
    "begins": ({"day": "2026-03-29", "begins": "02:30", "finishes": "05:00"}, "there is no 02:30"),
    "doors_at": ({"doors_at": "18:30"}, "The doors open before it begins"),
    "audience": ({"audience": "groups"}, "No group hosts it"),
    "title": ({"title": ""}, "Give it a title"),
    "town": ({"town": "Trondheimm"}, "We do not know this town"),
    "topics": ({"topics": ",".join(map(str, range(11)))}, "At most ten topics"),
}


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(datetime(2026, 1, 10, 12, tzinfo=UTC), tick=False):
        yield


def only() -> Event:
    return Event.objects.trusted(WHY).get()


def test_an_evening_ends_after_midnight_in_a_town_the_gazetteer_knows(cast, browse):
    client = browse("ada")
    page = client.post(NEW, EVENING)
    event = only()
    assert page.url == f"/nordvik/events/{event.key}/plan/"
    assert (event.starts, event.ends) == (datetime(2026, 3, 6, 17, tzinfo=UTC), datetime(2026, 3, 7, 0, tzinfo=UTC))
    assert (event.town, event.country, round(event.lat)) == ("Trondheim", "NO", 63)
    assert event.published is None
    assert Organiser.objects.trusted(WHY).get().person_id == cast.ada.pk
    assert Host.objects.trusted(WHY).get().agreed
    plan = client.get(page.url)
    assert 'hx-get="/nordvik/me/suggestions/town/"' in plan.content.decode()
    assert '<datalist id="town-suggestions">' in plan.content.decode()
    form = plan.context["sheet"].form
    assert (form["last_day"].value(), str(form["finishes"].value())) == (None, "01:00:00")


def test_sent_twice_it_is_made_once(cast, browse):
    pages = [browse("ada").post(NEW, EVENING).url for _time in range(2)]
    assert pages[0] == pages[1]
    assert only()


@pytest.mark.parametrize("field", WRONG)
def test_what_is_wrong_says_what_to_do_and_nothing_typed_is_lost(cast, browse, field):
    typed, sentence = WRONG[field]
    page = browse("ada").post(NEW, EVENING | typed)
    assert sentence in str(page.context["sheet"].form.errors[field])
    assert 'value="Samfundet"' in page.content.decode()
    assert not Event.objects.trusted(WHY).exists()


def test_a_choice_of_people_comes_from_the_directory(cast, browse):
    page = browse("ada").get(f"{NEW}?programme=HIST&q=glaciers").content.decode()
    assert "words to search for" in page
    browse("ada").post(NEW, EVENING | {"audience": "chosen"})
    assert not Event.objects.trusted(WHY).exists()
    browse("ada").post(NEW, EVENING | {"audience": "chosen", "who-programme": ["HIST"], "who-year": "2010"})
    assert only().rule == "programme=HIST&year=2010"


def test_one_hosts_in_the_name_of_groups_one_is_in_and_the_office_of_any(cast, browse):
    own, other = circle(cast.here, cast.ada), circle(cast.here, cast.cy)
    assert own.key in browse("ada").get(NEW).content.decode()
    assert other.key not in browse("ada").get(f"{NEW}?group={own.key}").content.decode()
    assert other.key in browse("kari").get(f"{NEW}?group={other.key}").content.decode()
    browse("ada").post(NEW, EVENING | {"host": own.key, "audience": "groups"})
    assert Host.objects.trusted(WHY).get().group_id == own.pk


def test_a_picture_is_kept_whatever_else_is_wrong_and_shown_to_who_sees_the_event(cast, browse):
    event = gathering(cast.here, organiser=cast.ada, published=None)
    sent = io.BytesIO()
    Image.new("RGB", (800, 400), "teal").save(sent, "JPEG")
    sent.seek(0)
    sent.name = "hall.jpg"
    browse("ada").post(f"/nordvik/events/{event.key}/plan/", EVENING | {"picture": sent, "day": ""})
    digest = Cover.objects.trusted(WHY).get().digest
    address = f"/nordvik/events/{event.key}/cover/{digest}/small.webp"
    assert browse("ada").get(address)["Content-Type"] == "image/webp"
    assert browse("bo").get(address).status_code == 404
    browse("ada").post(f"/nordvik/events/{event.key}/plan/", EVENING | {"no_picture": "on"})
    assert not Cover.objects.trusted(WHY).exists()


def test_who_plans_together_does_not_undo_the_other(cast, browse):
    event = gathering(cast.here, organiser=cast.ada, published=None)
    client, address = browse("ada"), f"/nordvik/events/{event.key}/plan/"
    seen = {"seen": client.get(address).context["sheet"].stamp}
    with time_machine.travel(datetime(2026, 1, 10, 13, tzinfo=UTC), tick=False):
        client.post(address, EVENING | seen)
        assert client.post(address, EVENING | seen).status_code == 302  # the same again
        assert client.post(address, EVENING | seen | {"title": "Vinkveld"}).status_code == 200
    assert only().title == "Alumnikveld"
