"""Two were brought together: they reach each other, note when they met, and may end it without a scene."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.mentoring.reaching import reach
from kohort.giving.mentoring.together import mates
from kohort.giving.models import Check, Given, Meeting, Pair
from kohort.people.models import Block
from tests.pages import without_tokens

from .mentorings import mentoring, takes_part, together


@pytest.fixture
def pair(cast):
    one = mentoring(cast.here, days=-40, announced=timezone.now())
    return together(one, takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein))


def at(pair):
    return f"/nordvik/mentoring/pairs/{pair.key}/"


def test_the_two_reach_each_other_and_nobody_else_does(cast, browse, viewer, pair):
    page = browse("stein").get(at(pair)).content.decode()
    assert "ada@nordvik.example.org" in page
    assert "Write to your mentor this week" in page
    assert "stein@nordvik.example.org" in browse("ada").get(at(pair)).content.decode()
    for other in ("bo", "kari", "arne", "selma"):
        assert browse(other).get(at(pair)).status_code in (403, 404)
    assert reach(pair, [cast.ada.pk], viewer("kari")) == {}


def test_nothing_is_shown_before_they_were_told_or_of_who_is_kept_apart(cast, browse, viewer):
    one = mentoring(cast.here, days=-10)
    ada, stein = takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein)
    drafted = together(one, ada, stein, begun=None)
    assert browse("stein").get(at(drafted)).status_code == 404
    assert reach(drafted, [cast.ada.pk], viewer("stein")) == {}
    Pair.objects.trusted("a test").update(begun=timezone.now(), barred=True)
    assert browse("stein").get(at(drafted)).status_code == 404


def test_who_hides_or_blocks_is_gone_from_the_page(cast, browse, pair):
    client = browse("stein")
    Block.put(cast.ada.pk, cast.stein.pk)
    page = client.get(at(pair)).content.decode()
    assert "Ada" not in without_tokens(page)
    assert "ada@nordvik" not in page
    assert "Nobody is here with you" in page


def test_met_in_two_taps_once_a_day_and_taken_back(cast, browse, pair):
    client, today = browse("stein"), str(timezone.localdate())
    for minutes in ("30", "60"):
        client.post(at(pair), {"do": "met", "on": today, "minutes": minutes})
    meeting = Meeting.objects.trusted("a test").get()
    assert meeting.minutes == 60
    told = Happening.objects.trusted("a test").filter(verb="meeting.noted").values_list("about_id", flat=True)
    assert list(told) == [cast.ada.pk]
    browse("ada").post(at(pair), {"do": "forget", "meeting": meeting.key})
    assert Meeting.objects.trusted("a test").count() == 1
    browse("stein").post(at(pair), {"do": "forget", "meeting": meeting.key})
    assert Meeting.objects.trusted("a test").count() == 0


def test_a_year_that_cannot_be_right_is_said(browse, pair):
    page = browse("stein").post(at(pair), {"do": "met", "on": "2006-01-02", "minutes": "60"}).content.decode()
    assert "Is the year right?" in page
    assert 'value="2006-01-02"' in page


def test_ended_gracefully_with_a_line_the_other_does_not_read(cast, browse, viewer, pair):
    client = browse("stein")
    client.post(at(pair), {"do": "met", "on": str(timezone.localdate()), "minutes": "60"})
    client.post(at(pair), {"do": "end", "why": "We do not fit"})
    page = browse("ada").get(at(pair)).content.decode()
    assert "This has ended." in page
    assert "We do not fit" not in page
    assert "stein@nordvik" not in page
    assert list(Check.objects.visible_to(viewer("kari")).values_list("stage", "words")) == [("early", "We do not fit")]
    told = Happening.objects.trusted("a test").filter(verb="pair.ended").values_list("about_id", flat=True)
    assert set(told) == {cast.ada.pk, cast.stein.pk}
    given = Given.objects.visible_to(viewer("ada")).get()
    assert (given.minutes, given.kind, given.person_id) == (60, "mentor", cast.ada.pk)
    assert "This has ended." in browse("stein").post(at(pair), {"do": "end"}, follow=True).text


def test_a_group_is_one_page_for_its_mentor_and_names_for_the_others(cast, browse):
    one = mentoring(cast.here, "groups", days=-40)
    ada = takes_part(one, cast.ada, "mentor", places=3)
    mine, other = (together(one, ada, takes_part(one, person)) for person in (cast.stein, cast.cy))
    page = browse("ada").get(at(mine)).content.decode()
    assert "stein@nordvik.example.org" in page
    assert "cy@nordvik.example.org" in page
    page = browse("stein").get(at(mine)).content.decode()
    assert "Cy Åsen" in page
    assert "cy@nordvik.example.org" not in page
    browse("ada").post(at(mine), {"do": "met", "on": str(timezone.localdate()), "minutes": "90"})
    assert set(Meeting.objects.trusted("a test").values_list("pair_id", flat=True)) == {mine.pk, other.pk}
    browse("stein").post(at(mine), {"do": "end"})
    assert list(Pair.live()) == [other]


def test_as_many_queries_for_a_group_of_four_as_for_one(cast, viewer):
    one = mentoring(cast.here, "groups", days=-40)
    ada, counted = takes_part(one, cast.ada, "mentor", places=4), []
    for people in ([cast.stein], [cast.cy, cast.bo, cast.tora]):
        rows = [together(one, ada, takes_part(one, person)) for person in people]
        with CaptureQueriesContext(connection) as asked:
            assert all(mate.reach for mate in mates(rows[0], viewer("ada"), "nordvik"))
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_who_has_left_a_group_does_not_see_who_comes_after(cast, viewer):
    one = mentoring(cast.here, "groups", days=-40)
    ada = takes_part(one, cast.ada, "mentor", places=3)
    gone = together(one, ada, takes_part(one, cast.stein), ended=timezone.now())
    together(one, ada, takes_part(one, cast.cy))
    assert [(mate.part, mate.reach) for mate in mates(gone, viewer("stein"), "nordvik")] == [(ada, None)]


def test_who_met_in_a_group_is_told_once_and_a_mentor_ends_it_for_all(cast, browse):
    one = mentoring(cast.here, "groups", days=-40)
    ada = takes_part(one, cast.ada, "mentor", places=3)
    mine, _other = (together(one, ada, takes_part(one, person)) for person in (cast.stein, cast.cy))
    browse("stein").post(at(mine), {"do": "met", "on": str(timezone.localdate()), "minutes": "90"})
    told = Happening.objects.trusted("a test").filter(verb="meeting.noted").values_list("about_id", flat=True)
    assert sorted(told) == sorted([cast.ada.pk, cast.cy.pk])
    browse("ada").post(at(mine), {"do": "end"})
    assert not Pair.live().exists()


def test_a_talk_has_a_time_by_the_clock_of_the_house(cast, browse):
    one = mentoring(cast.here, "flash")
    pair = together(one, takes_part(one, cast.ada, "mentor"), takes_part(one, cast.stein))
    day = timezone.localdate() + timedelta(days=7)
    browse("ada").post(at(pair), {"do": "time", "day": str(day), "time": "14:30"})
    page = browse("stein").get(at(pair)).content.decode()
    assert "You talk on" in page
    assert 'value="14:30"' in page
    told = Happening.objects.trusted("a test").filter(verb="pair.timed").values_list("about_id", flat=True)
    assert list(told) == [cast.stein.pk]
    page = browse("ada").post(at(pair), {"do": "time", "day": "2020-01-01", "time": "14:30"}).content.decode()
    assert "This time is over." in page
