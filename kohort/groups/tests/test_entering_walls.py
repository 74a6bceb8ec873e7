"""A code on the wall: who hangs it up, what it looks like, and that it opens nothing once its time is over."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.accounts.limits import Limit
from kohort.groups.entering import finding
from kohort.groups.entering.models import Entrance, end_of_term
from kohort.groups.models import Membership
from kohort.people.models import Affiliation
from tests.cast import fact
from tests.circles import belong, circle
from tests.pages import without_tokens

from .doors import WHY, guest, wall

ALPHABET = set("0123456789abcdefghjkmnpqrstvwxyz")


@pytest.fixture
def group(cast):
    return circle(cast.here, cast.bo, leader=cast.ada, about="Lend me your boots.")


@pytest.fixture
def ways(group):
    return f"/nordvik/groups/{group.key}/ways-in/"


def faceless(answer, code) -> str:
    """A page without its own address and without what is new each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode()).replace(code, "")


def walls(group):
    return Entrance.objects.trusted(WHY).filter(group=group, kind="wall")


@pytest.mark.parametrize(
    ("today", "ends"),
    [
        (date(2026, 8, 31), date(2026, 8, 31)),
        (date(2026, 9, 1), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 1, 31)),
        (date(2027, 2, 1), date(2027, 8, 31)),
    ],
)
def test_a_term_ends_in_january_or_in_august(today, ends):
    assert end_of_term(today) == ends


@pytest.mark.parametrize(("who", "may"), [("ada", True), ("kari", True), ("tora", True), ("bo", False), ("cy", None)])
def test_leaders_coordinators_and_the_groups_teachers_hang_up_a_code(cast, browse, group, ways, who, may):
    fact(Affiliation, cast.tora, kind="staff")
    belong(group, cast.tora)
    answer = browse(who).post(ways, {"do": "wall", "until": timezone.localdate()})
    assert answer.status_code == (404 if may is None else 302)
    codes = walls(group).values_list("code", flat=True)
    assert len(codes) == bool(may)
    assert all(len(code) == 6 and set(code) <= ALPHABET for code in codes)


@pytest.mark.parametrize("days", [-1, 400])
def test_a_code_ends_within_a_year_and_not_yesterday(browse, group, ways, days):
    answer = browse("ada").post(ways, {"do": "wall", "until": timezone.localdate() + timedelta(days=days)})
    assert b"at most a year ahead" in answer.content
    assert not walls(group).exists()


def test_the_poster_has_the_code_the_address_and_a_picture_of_it(cast, browse, group, settings):
    settings.KOHORT_URL = "https://alumni.example.org"
    door, client = wall(group, cast.ada), browse("ada")
    page = client.get(f"/nordvik/ways-in/{door.code}/").content.decode()
    assert door.shown_code in page
    assert "alumni.example.org/nordvik/join<" in page
    assert "style=" not in page
    picture = client.get(f"/nordvik/ways-in/{door.code}/qr.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert b"<path" in picture.content
    assert browse("bo").get(f"/nordvik/ways-in/{door.code}/").status_code == 404


def test_a_member_comes_in_with_one_tap_and_is_counted_there(cast, browse, group, ways):
    door = wall(group, cast.ada)
    answer = browse("cy").post(f"/nordvik/join/{door.code}/")
    assert answer.headers["Location"] == f"/nordvik/groups/{group.key}/?welcome=1"
    mine = Membership.objects.trusted(WHY).get(group=group, person=cast.cy)
    assert (mine.way, mine.entrance_id, mine.invited_by_id) == ("entrance", door.pk, cast.ada.pk)
    guest(group, entrance=door)
    assert "2 people came: Cy Åsen, Gro Gjest" in browse("ada").get(ways).content.decode()


def test_what_is_typed_by_hand_leads_to_the_door(group, client, cast):
    door = wall(group)
    typed = f" {door.code[:3].upper()} {door.code[3:].upper().replace('0', 'O').replace('1', 'l')} "
    assert client.post("/nordvik/join/", {"code": typed}).headers["Location"] == f"/nordvik/join/{door.code}/"
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    assert b"opens nothing" in client.post("/nordvik/join/", {"code": "zzzzzz"}).content


def test_the_door_tells_the_name_and_what_it_is_for(cast, group, client):
    page = client.get(f"/nordvik/join/{wall(group, cast.ada).code}/").content.decode()
    assert group.name in page
    assert "Lend me your boots." in page
    assert "Ada" not in without_tokens(page)
    assert "members" not in page


def test_a_code_that_was_never_made_is_over_or_closed_opens_nothing_and_looks_the_same(cast, group, client):
    over, closed, waiting = wall(group, days=-1), wall(group), wall(circle(cast.here, name="Secret", approved=None))
    next_door = wall(circle(cast.there, name="Next door"))
    closed.close()
    assert (
        len({faceless(client.get(f"/nordvik/join/{code}/"), code) for code in ("zzzzzz", over.code, closed.code)}) == 1
    )
    for door in (over, closed, waiting, next_door):
        answer = client.post(f"/nordvik/join/{door.code}/", {"name": "Gro Gjest", "email": "gro@example.org"})
        assert answer.status_code == 404
        assert door.group.name.encode() not in answer.content


def test_guessing_is_counted_and_a_right_code_is_not(group, client, cast, monkeypatch):
    monkeypatch.setattr(finding, "PER_NETWORK", Limit("wrong group codes of a network", 3, 3600))
    door = f"/nordvik/join/{wall(group).code}/"
    assert [client.get(door).status_code for _time in range(4)] == [200] * 4
    wrong = [client.get(f"/nordvik/join/zzzz{number}z/").status_code for number in range(4)]
    assert wrong == [404, 404, 404, 429]
    assert client.get(door).status_code == 429


def test_whoever_hung_it_up_takes_it_down_at_once_and_a_member_their_own_link(cast, browse, group, ways, client):
    door = wall(group, cast.ada)
    assert browse("bo").post(ways, {"do": "close", "code": door.code}).status_code == 404
    assert browse("ada").post(ways, {"do": "close", "code": door.code}).status_code == 302
    assert browse().get(f"/nordvik/join/{door.code}/").status_code == 404
    browse("bo").post(ways, {"do": "link"})
    browse("bo").post(ways, {"do": "link"})
    link = Entrance.objects.trusted(WHY).get(kind="link")
    assert link.by_id == cast.bo.pk
    assert len(link.code) == 16
    assert (link.until - timezone.localdate()).days == 30
    assert link.code in browse("bo").get(ways).content.decode()
    browse("bo").post(ways, {"do": "close", "code": link.code})
    assert browse().get(f"/nordvik/join/{link.code}/").status_code == 404


def test_the_page_costs_the_same_however_many_came(cast, browse, group, ways):
    door, client = wall(group, cast.ada), browse("ada")
    guest(group, entrance=door)
    client.get(ways)  # a session's first page costs a little more
    with CaptureQueriesContext(connection) as few:
        client.get(ways)
    for number in range(5):
        guest(group, f"g{number}@example.org", f"Guest {number}", entrance=wall(group, cast.ada))
    with CaptureQueriesContext(connection) as many:
        client.get(ways)
    assert len(many) == len(few)


def test_a_group_that_is_closed_has_no_doors(cast, browse, group, ways, client):
    door = wall(group, cast.ada)
    group.close(by=cast.kari.account_id)
    assert client.get(f"/nordvik/join/{door.code}/").status_code == 404
    assert browse("ada").get(ways).status_code == 404
