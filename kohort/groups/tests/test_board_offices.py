"""Offices with a term: given, held, handed on; the rights come with them and end with them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.groups.board.forms import a_year_after
from kohort.groups.models import Office
from tests.circles import circle


def day(offset):
    return timezone.localdate() + timedelta(days=offset)


@pytest.fixture
def group(cast):
    """Ada leads; Bo and Cy are in it, hidden Hedda too."""
    return circle(cast.here, cast.bo, cast.cy, cast.hedda, leader=cast.ada)


def board(group, page=""):
    return f"/nordvik/groups/{group.key}/board/{page}"


def terms(**more):
    return {"title": "deputy", "own_title": "", "since": str(day(0)), "until": str(day(300))} | more


def offices(group):
    return Office.objects.trusted("test").filter(group=group)


@pytest.mark.parametrize(
    ("since", "until", "leads"),
    [(0, 0, True), (-300, 65, True), (-300, None, True), (-300, -1, False), (1, 300, False)],
)
def test_the_right_lasts_as_long_as_the_term(cast, viewer, group, since, until, leads):
    offices(group).update(since=day(since), until=None if until is None else day(until))
    assert group.is_led_by(viewer("ada")) is leads
    assert group.allows(viewer("ada"), "lead") is leads


def test_the_day_after_its_term_an_office_opens_nothing(group, browse):
    ada = browse("ada")
    assert ada.get(board(group, "new/")).status_code == 200
    offices(group).update(since=day(-300), until=day(-1))
    assert ada.get(board(group, "new/")).status_code == 404
    assert ada.get(f"/nordvik/groups/{group.key}/handover/").status_code == 404
    assert b"Ada" in ada.get(board(group)).content


def test_a_leader_finds_a_member_and_gives_an_office(cast, viewer, group, browse):
    ada = browse("ada")
    found = ada.get(board(group, "new/?q=berg")).content.decode()
    assert "Bo Berg" in found
    assert "Cy Åsen" not in found
    ada.post(board(group, f"new/{cast.bo.pk}/"), terms(title="other", own_title="Keeper of boots"))
    assert group.is_led_by(viewer("bo"))
    page = browse("cy").get(board(group)).content.decode()
    assert "Keeper of boots" in page
    assert "Bo Berg" in page
    given = Happening.objects.trusted("test").get(verb="office.given")
    assert (given.about_id, given.by_id, given.particulars) == (cast.bo.pk, cast.ada.account_id, {"group": group.pk})


def test_a_letter_beyond_z_is_found_small_and_large(cast, group, browse):
    assert "Cy Åsen" in browse("ada").get(board(group, "new/?q=åsen")).content.decode()


def test_nobody_from_outside_is_given_an_office(cast, group, browse):
    ada = browse("ada")
    for one in (cast.tora, cast.hedda, cast.selma):
        assert ada.post(board(group, f"new/{one.pk}/"), terms()).status_code == 404
    assert offices(group).count() == 1


def test_members_give_no_offices_and_the_office_does(cast, group, browse):
    assert browse("bo").post(board(group, f"new/{cast.bo.pk}/"), terms()).status_code == 404
    assert browse("arne").post(board(group, f"new/{cast.bo.pk}/"), terms()).status_code == 404
    assert browse("kari").post(board(group, f"new/{cast.bo.pk}/"), terms()).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": "other"}, "Write what the office is called."),
        ({"until": str(day(-1))}, "Choose a later one."),
        ({"until": str(day(3000))}, "Five years is the longest."),
        ({"until": ""}, "required"),
    ],
)
def test_what_is_wrong_with_a_term_is_said(cast, group, browse, wrong, said):
    page = browse("ada").post(board(group, f"new/{cast.bo.pk}/"), terms(**wrong))
    assert said in page.content.decode()
    assert offices(group).count() == 1


def test_the_same_office_again_is_a_new_term_of_it(cast, viewer, group):
    for until in (10, 20):
        Office.give(group, cast.bo, viewer("ada"), title="deputy", since=day(0), until=day(until))
    assert offices(group).get(person=cast.bo).until == day(20)


def test_only_who_may_take_out_the_roster_passes_that_on(cast, group, browse):
    browse("ada").post(board(group, f"new/{cast.bo.pk}/"), terms(may_export="on"))
    assert not offices(group).get(person=cast.bo).may_export
    browse("kari").post(board(group, f"new/{cast.bo.pk}/"), terms(may_export="on"))
    assert offices(group).get(person=cast.bo).may_export


def test_an_office_is_ended_by_who_leads_and_laid_down_by_who_holds_it(cast, viewer, group, browse):
    bo = Office.give(group, cast.bo, viewer("ada"), title="deputy", since=day(-30), until=day(30))
    address = f"/nordvik/offices/{bo.key}/end/"
    assert browse("cy").post(address).status_code == 404
    assert browse("bo").post(address).status_code == 302
    assert not group.is_led_by(viewer("bo"))
    assert offices(group).get(person=cast.bo).until == day(-1)
    assert browse("ada").post(address).status_code == 404


def test_an_office_given_by_mistake_leaves_no_board_behind(cast, viewer, group):
    Office.give(group, cast.bo, viewer("ada"), title="deputy", since=day(0), until=day(30)).end(viewer("ada"))
    assert not offices(group).filter(person=cast.bo).exists()


def test_the_last_one_is_warned_and_the_office_sees_a_group_that_nobody_leads(cast, group, browse):
    ada, mine = browse("ada"), offices(group).get()
    assert b"Nobody would be left" in ada.get(f"/nordvik/offices/{mine.key}/end/").content
    assert b"nobody who leads it" not in browse("kari").get("/nordvik/desk/").content
    browse("ada").post(f"/nordvik/offices/{mine.key}/end/")
    assert b"nobody who leads it" in browse("kari").get("/nordvik/desk/").content


def test_earlier_boards_are_history_on_the_page(cast, group, browse):
    for year, person in ((2019, cast.cy), (2021, cast.bo), (2021, cast.hedda)):
        Office.objects.create(group=group, person=person, since=f"{year}-03-01", until=f"{year + 1}-02-28")
    page = browse("tora").get(board(group)).content.decode()
    assert page.index("Ada Ødegård") < page.index("Earlier boards") < page.index("2021") < page.index("2019")
    assert "Hedda" not in page
    assert "A member" in page


def test_who_leaves_holds_nothing_any_more(cast, viewer, group):
    group.memberships.trusted("test").get(person=cast.ada).leave()
    assert not group.allows(viewer("ada"), "lead")


def test_a_coordinator_leads_the_groups_of_her_own_house(cast, viewer, group):
    assert group.allows(viewer("kari"), "lead")
    assert not group.allows(viewer("selma"), "lead")


def test_a_term_is_a_year(cast):
    first = timezone.localdate().replace(year=2028, month=2, day=29)
    assert str(a_year_after(first)) == "2029-02-27"
    assert str(a_year_after(first.replace(month=3, day=1))) == "2029-02-28"


def test_the_page_asks_no_more_for_many_offices(cast, group, browse):
    ada, asked = browse("ada"), []
    for person in (cast.bo, cast.cy, cast.ada):
        Office.objects.create(group=group, person=person, since=day(-400), until=day(-40))
        ada.get(board(group))
        with CaptureQueriesContext(connection) as queries:
            ada.get(board(group))
        asked.append(len(queries))
    assert asked[0] == asked[-1]
