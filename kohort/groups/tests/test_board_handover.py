"""The handover: what one board passes on to the next."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.groups.models import Duty, Office
from tests.circles import circle


@pytest.fixture
def group(cast):
    """Ada leads, Bo will in a month, Cy in half a year."""
    group = circle(cast.here, cast.bo, cast.cy, leader=cast.ada)
    for person, days in ((cast.bo, 30), (cast.cy, 180)):
        Office.objects.create(group=group, person=person, since=timezone.localdate() + timedelta(days=days))
    return group


def handover(group):
    return f"/nordvik/groups/{group.key}/handover/"


def duties(group):
    return Duty.objects.trusted("test").filter(group=group).order_by("pk")


@pytest.fixture
def begun(group, browse):
    browse("ada").post(handover(group), {"do": "begin"})
    return duties(group)


def do(browser, duty, **posted):
    return browser.post(f"/nordvik/duties/{duty.key}/", posted)


def test_it_is_for_this_board_and_the_next(group, begun, browse):
    for name, seen in {"ada": 200, "bo": 200, "kari": 200, "cy": 404, "tora": 404, "arne": 404}.items():
        assert browse(name).get(handover(group)).status_code == seen
        assert do(browse(name), begun[0], do="tick").status_code == (302 if seen == 200 else 404)


def test_looking_writes_nothing_and_beginning_does(group, browse):
    ada = browse("ada")
    assert b"Keys and cards" in ada.get(handover(group)).content
    assert not duties(group).exists()
    ada.cookies["language"] = "en"
    ada.post(handover(group), {"do": "begin"})
    assert "Keys and cards" in duties(group).values_list("text", flat=True)


def test_things_are_ticked_noted_added_and_removed(cast, group, begun, browse):
    ada, first = browse("ada"), begun[0]
    do(ada, first, do="tick")
    do(ada, first, do="note", note="Ask Grete at the bank.")
    ada.post(handover(group), {"do": "add", "text": "The boots"})
    do(ada, begun[1], do="remove")
    page = browse("bo").get(handover(group)).content.decode()
    assert "Ask Grete at the bank." in page
    assert "The boots" in page
    assert "1 of 8 handed over" in page
    first.refresh_from_db(from_queryset=duties(group))
    assert first.done_by_id == cast.ada.pk
    do(ada, first, do="tick")
    assert not duties(group).filter(done__isnull=False).exists()


def test_a_new_year_takes_the_ticks_and_leaves_the_notes(group, begun, browse):
    ada = browse("ada")
    do(ada, begun[0], do="tick")
    do(ada, begun[0], do="note", note="Ask Grete at the bank.")
    ada.post(handover(group), {"do": "begin"})
    assert duties(group).count() == 8
    assert not duties(group).filter(done__isnull=False).exists()
    assert duties(group)[0].note == "Ask Grete at the bank."


def test_an_empty_line_is_not_added(group, begun, browse):
    assert b"required" in browse("ada").post(handover(group), {"do": "add", "text": " "}).content
    assert do(browse("ada"), begun[0], do="nonsense").status_code == 404
