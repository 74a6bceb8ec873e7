"""Pictures of an event: added by those who were there, seen by members, taken down by anybody at once."""

import pytest

from kohort.activity.models import Happening
from kohort.events.models import Shot

from .afterwards import WHY, photo, shots, there, yesterday
from .doorways import seat


@pytest.fixture
def event(cast):
    """Open to everybody; Ada planned it, Bo came, Cy did not."""
    event = yesterday(cast.here, organiser=cast.ada, audience="public", asks_photos=True)
    there(event, cast.bo)
    seat(event, cast.cy)
    return event


@pytest.fixture
def shot(cast, event):
    return Shot.objects.create(event=event, by=cast.bo, caption="Soup", digest="d", large=b"large", small=b"small")


def pictures(event, rest=""):
    return f"/nordvik/events/{event.key}/pictures/{rest}"


def seen(browser, shot) -> list[int]:
    paths = (f"{shot.key}/", f"{shot.key}/small.webp", f"{shot.key}/large.webp")
    return [browser.get(pictures(shot.event, path)).status_code for path in paths]


def test_who_came_adds_some_once_and_bare_of_where_they_were_taken(cast, event, browse):
    for _time in range(2):
        sent = {"pictures": [photo(), photo("#993366")], "caption": "The hall"}
        page = browse("bo").post(pictures(event), sent, follow=True).content.decode()
    assert page.count("The hall") >= 2
    one, two = shots(event)
    assert (one.by_id, one.caption, bytes(one.large)[8:12]) == (cast.bo.pk, "The hall", b"WEBP")
    assert b"Trondheim" not in bytes(one.large) + bytes(one.small)
    told = Happening.objects.trusted(WHY).filter(verb="shot.added")
    assert [row.particulars["shot"] for row in told.order_by("pk")] == [one.pk, two.pk]


def test_who_did_not_come_adds_none_and_a_wrong_file_is_told_by_name(cast, event, browse):
    assert browse("cy").post(pictures(event), {"pictures": [photo()]}).status_code == 404
    wrong = photo(name="notes.txt")
    wrong.seek(0)
    wrong.file.truncate(40)
    page = browse("ada").post(pictures(event), {"pictures": [wrong], "caption": "Kept"}).content.decode()
    assert "notes.txt" in page
    assert 'value="Kept"' in page
    assert shots(event) == []


def test_members_see_them_and_passers_by_do_not(cast, shot, browse):
    assert seen(browse("stein"), shot) == [200] * 3
    assert "Soup" in browse("stein").get(f"/nordvik/events/{shot.event.key}/").content.decode()
    assert 200 not in seen(browse(), shot)
    assert "Soup" not in browse().get(f"/nordvik/events/{shot.event.key}/").content.decode()
    assert seen(browse("selma"), shot) == [403] * 3


def test_taken_down_by_anybody_it_is_gone_at_once_and_organisers_decide(cast, shot, browse):
    asked = browse("stein").get(pictures(shot.event, f"{shot.key}/down/"))
    assert asked.status_code == 200
    assert seen(browse("cy"), shot) == [200] * 3
    browse("stein").post(pictures(shot.event, f"{shot.key}/down/"))
    assert [seen(browse(who), shot) for who in ("cy", "bo")] == [[404] * 3] * 2
    told = Happening.objects.trusted(WHY).get(verb="shot.doubted")
    assert (told.by_id, told.about_id) == (None, None)
    assert "Taken down: decide" in browse("ada").get(f"/nordvik/events/{shot.event.key}/after/").content.decode()
    assert browse("ada").post(pictures(shot.event, f"{shot.key}/"), {"do": "show"}).status_code == 302
    assert seen(browse("cy"), shot) == [200] * 3


def test_one_removes_ones_own_and_organisers_any(cast, event, shot, browse):
    where, sure = pictures(event, f"{shot.key}/"), {"do": "remove", "sure": "1"}
    assert [browse(who).post(where, sure).status_code for who in ("cy", "stein")] == [404] * 2
    browse("bo").post(where, {"do": "save", "caption": "Fish soup"})
    assert "for good" in browse("bo").post(where, {"do": "remove"}).content.decode()
    assert [one.caption for one in shots(event)] == ["Fish soup"]
    assert browse("bo").post(where, {"do": "show"}).status_code == 404
    browse("ada").post(where, sure)
    assert shots(event) == []


def test_who_would_rather_not_is_named_to_hosts_alone(cast, event, browse):
    there(event, cast.tora, photos=True)
    there(event, cast.stein)
    hosts, guest = (browse(who).get(pictures(event)).content.decode() for who in ("ada", "bo"))
    assert "Bo Berg and 1 other do not want to be in pictures" in hosts
    assert "Tora" not in hosts
    assert "Stein" not in guest
    assert "Ask those who are in a picture first." in guest
