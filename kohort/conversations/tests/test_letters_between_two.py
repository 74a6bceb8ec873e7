"""Letters are read by the two who write them and by nobody else; classmates and fellows write at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kohort.activity.models import Happening
from kohort.conversations.letters.listing import unread
from kohort.conversations.letters.writing import CannotWrite, begin, write
from kohort.conversations.models import Letter, Party, Thread
from kohort.groups.models import Membership
from tests.circles import belong, circle

WORDS = "Do you still have the boots?"


@pytest.fixture
def letters(cast):
    """Ada has written to Bo, her classmate."""
    return begin(cast.ada, cast.bo, WORDS)


def test_a_classmate_is_written_to_at_once(cast, browse):
    ada = browse("ada")
    page = ada.get(f"/nordvik/people/{cast.bo.key}/letter/").content.decode()
    assert "your letter goes at once" in page
    assert "One question" not in page

    response = ada.post(f"/nordvik/people/{cast.bo.key}/letter/", {"text": WORDS}, follow=True)

    assert WORDS in response.content.decode()
    thread = Thread.objects.trusted("test").get()
    assert (thread.state, thread.begun_by_id) == ("open", cast.ada.pk)


def test_the_answer_stands_below_and_is_new_until_it_was_opened(cast, browse, viewer, letters):
    bo = browse("bo")
    assert "New" in bo.get("/nordvik/letters/").content.decode()
    assert unread(viewer("bo")) == 1
    bo.get(f"/nordvik/letters/{letters.key}/")
    assert unread(viewer("bo")) == 0
    bo.post(f"/nordvik/letters/{letters.key}/", {"text": "In the cellar."})

    assert (unread(viewer("ada")), unread(viewer("bo"))) == (1, 0)
    page = browse("ada").get(f"/nordvik/letters/{letters.key}/").content.decode()
    assert 0 < page.index(WORDS) < page.index("In the cellar.")


@pytest.mark.parametrize("who", ["cy", "kari", "arne", "hedda"])
def test_nobody_else_reads_them_and_the_office_neither(browse, viewer, letters, who):
    browser = browse(who)
    assert browser.get(f"/nordvik/letters/{letters.key}/").status_code == 404
    assert "No letters yet" in browser.get("/nordvik/letters/").content.decode()
    for model in (Thread, Party, Letter):
        assert not model.objects.visible_to(viewer(who)).exists()


def test_the_spine_says_neither_who_nor_to_whom(letters):
    happening = Happening.objects.trusted("test").get(verb="letter.written")
    letter = Letter.objects.trusted("test").get()
    assert (happening.by_id, happening.about_id) == (None, None)
    assert happening.particulars == {"thread": letters.pk, "letter": letter.pk}


def test_there_is_one_thread_for_two_whoever_begins(cast, browse, letters):
    response = browse("bo").get(f"/nordvik/people/{cast.ada.key}/letter/")
    assert response.headers["Location"] == f"/nordvik/letters/{letters.key}/#newest"
    assert begin(cast.bo, cast.ada, "Hello!") == letters


def test_a_button_pressed_twice_sends_one_letter(cast, letters):
    write(letters, cast.ada, WORDS)
    assert Letter.objects.trusted("test").count() == 1
    write(letters, cast.bo, WORDS)
    assert Letter.objects.trusted("test").count() == 2


def test_fellows_of_a_group_write_at_once(cast):
    group = circle(cast.here, cast.ada, cast.cy)
    assert begin(cast.ada, cast.cy, WORDS).state == "open"
    Membership.objects.trusted("test").get(group=group, person=cast.cy).leave()
    belong(group, cast.stein)
    with pytest.raises(CannotWrite):
        begin(cast.cy, cast.stein, WORDS)


@pytest.mark.parametrize(("kind", "fellows"), [("network", False), ("programme", False), ("class", True)])
def test_a_rule_makes_fellows_of_a_class_alone(cast, kind, fellows):
    group = circle(cast.here, cast.ada, cast.cy, kind=kind, admits="rule")
    Membership.objects.trusted("test").filter(group=group).update(way=Membership.Way.RULE)
    if fellows:
        assert begin(cast.ada, cast.cy, WORDS)
        return
    with pytest.raises(CannotWrite):
        begin(cast.ada, cast.cy, WORDS)


def test_twenty_letters_an_hour_are_enough(cast, browse, letters):
    for number in range(19):
        write(letters, cast.ada, f"Letter {number}")
    response = browse("ada").post(f"/nordvik/letters/{letters.key}/", {"text": "One more"})
    assert "twenty letters in an hour" in response.content.decode()
    assert "One more" in response.content.decode()
    assert Letter.objects.trusted("test").count() == 20


def test_the_list_asks_as_much_for_three_as_for_one(cast, browse, letters):
    browser = browse("ada")
    browser.get("/nordvik/letters/")
    one = _queries_of_the_list(browser)
    circle(cast.here, cast.ada, cast.cy, cast.stein)
    for other in (cast.cy, cast.stein):
        begin(cast.ada, other, WORDS)
    assert _queries_of_the_list(browser) == one


def _queries_of_the_list(browser) -> int:
    with CaptureQueriesContext(connection) as found:
        browser.get("/nordvik/letters/")
    return len(found)
