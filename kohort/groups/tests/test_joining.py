"""The ways in and out that are one's own: open, on request, by invitation, and leaving."""

import pytest

from kohort.activity.models import Happening
from kohort.groups.entering.models import Invite
from kohort.groups.models import Group, Membership, Office, Request
from tests.circles import circle

WHY = "a test looks at everything"
Admits, Way = Group.Admits, Membership.Way


@pytest.fixture
def go(browse):
    """`go("cy", group, "join")`: what a press of the button answers, with the page after it."""

    def press(who, group, do, **more):
        address = f"/nordvik/groups/{group.key}/membership/"
        return browse(who).post(address, {"do": do, **more}, follow=True)

    return press


def member(group, person):
    return Membership.objects.trusted(WHY).filter(group=group, person=person).first()


def verbs(group):
    rows = Happening.objects.trusted(WHY).filter(particulars__group=group.pk).order_by("pk")
    return list(rows.values_list("verb", "about__given_names"))


def test_whoever_wants_to_joins_an_open_group_and_is_welcomed(cast, go):
    group = circle(cast.here, cast.ada, welcome="There is coffee.")
    page = go("cy", group, "join").content.decode()
    assert "There is coffee." in page
    assert member(group, cast.cy).way == Way.JOINED
    assert verbs(group) == [("membership.begun", "Cy")]
    assert go("cy", group, "join").status_code == 404


def test_to_be_let_in_twice_is_to_be_let_in_once(cast):
    group = circle(cast.here)
    first, again = (group.admit(cast.ada, way=Way.JOINED) for _time in range(2))
    assert first == again
    assert verbs(group) == [("membership.begun", "Ada")]


@pytest.mark.parametrize(
    ("fields", "do"),
    [
        ({"admits": Admits.REQUEST}, "join"),
        ({"admits": Admits.OPEN}, "ask"),
        ({"admits": Admits.OPEN, "approved": None}, "join"),
        ({"admits": Admits.OPEN, "closed": "2026-01-01T00:00Z"}, "join"),
        ({"admits": Admits.INVITATION}, "join"),
        ({"admits": Admits.INVITATION}, "ask"),
        ({"admits": Admits.OPEN}, "leave"),
        ({"admits": Admits.OPEN}, ""),
    ],
)
def test_no_other_way_in(cast, go, fields, do):
    group = circle(cast.here, **fields)
    assert go("cy", group, do).status_code == 404
    assert member(group, cast.cy) is None


def test_asked_let_in_and_told(cast, browse, go):
    group = circle(cast.here, leader=cast.ada, admits=Admits.REQUEST)
    assert "You have asked." in go("cy", group, "ask", words="I knit").content.decode()
    asked = Request.objects.trusted(WHY).get()
    address = f"/nordvik/groups/{group.key}/requests/"
    assert browse("bo").get(address).status_code == 404
    assert "I knit" in browse("ada").get(address).content.decode()
    browse("ada").post(address, {"request": asked.key, "do": "admit"})
    assert member(group, cast.cy).way == Way.ASKED
    answer = Happening.objects.trusted(WHY).get(verb="request.answered")
    assert answer.particulars == {"group": group.pk, "admitted": True}
    assert browse("ada").post(address, {"request": asked.key, "do": "decline"}).status_code == 404


def test_not_now_leaves_room_to_ask_again(cast, browse, go):
    group = circle(cast.here, leader=cast.ada, admits=Admits.REQUEST)
    go("cy", group, "ask")
    asked = Request.objects.trusted(WHY).get()
    browse("ada").post(f"/nordvik/groups/{group.key}/requests/", {"request": asked.key, "do": "decline"})
    assert member(group, cast.cy) is None
    go("cy", group, "ask")
    go("cy", group, "withdraw")
    assert list(Request.objects.trusted(WHY).values_list("admitted", flat=True)) == [False]


def test_who_is_invited_joins_what_others_cannot_see(cast, go):
    group = circle(cast.here, admits=Admits.INVITATION)
    Invite.objects.create(group=group, person=cast.cy, by=cast.ada)
    go("cy", group, "join")
    assert member(group, cast.cy).way == Way.INVITED
    assert Invite.objects.trusted(WHY).get().answered


def test_leaving_ends_the_offices_and_coming_back_does_not_bring_them(cast, viewer, go):
    group = circle(cast.here, leader=cast.ada)
    go("ada", group, "leave")
    assert member(group, cast.ada).left
    assert not group.allows(viewer("ada"), "lead")
    go("ada", group, "join")
    assert member(group, cast.ada).left is None
    assert not Office.held_today().exists()
    assert [verb for verb, _who in verbs(group)] == ["membership.ended", "office.ended", "membership.begun"]


def test_who_leaves_a_group_by_invitation_sees_it_no_more(cast, go):
    group = circle(cast.here, cast.bo, admits=Admits.INVITATION)
    assert "You have left" in go("bo", group, "leave").content.decode()
