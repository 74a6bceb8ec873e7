"""What one would help with, and how far: said once, kept, changed, and shown as far as its owner lets it be seen."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from kohort.access.audience import Audience
from kohort.giving.catalogue import GROUPS, Kind
from kohort.giving.models import Limits, Offer
from kohort.people.models import Topic
from tests.cast import fact

PATHS = ["/nordvik/welcome/offers/", "/nordvik/me/offers/"]
GOOD = {"kinds": ["guest_lecture", "mentor"], "per_year": "2", "reach": "0", "audience": "30"}


@pytest.fixture
def say(browse):
    return lambda path=PATHS[1], **told: browse("ada").post(path, GOOD | told)


def offers(person):
    rows = Offer.objects.trusted("test").filter(person=person, ended__isnull=True)
    return sorted(rows.values_list("kind", flat=True))


def limits(person):
    return Limits.objects.trusted("test").get(person=person)


def page_of(client, person):
    return client.get(f"/nordvik/people/{person.key}/").content.decode()


def test_the_catalogue_is_whole():
    kinds = [kind for _label, group in GROUPS for kind in group]
    assert sorted(kinds) == sorted(Kind)
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize("path", PATHS)
def test_offers_and_limits_are_kept(cast, say, path):
    say(path, languages=["fi", "en"], months_off=["6", "7"], reach="remote")
    assert offers(cast.ada) == ["guest_lecture", "mentor"]
    kept = limits(cast.ada)
    assert (kept.per_year, kept.remote, kept.languages, kept.months_off) == (2, True, ["fi", "en"], [6, 7])


def test_what_is_unticked_ends_and_what_stays_is_confirmed(cast, say):
    old = fact(Offer, cast.ada, kind="mentor", recorded="2020-01-01T00:00Z")
    say()
    say(kinds=["mentor"])
    assert offers(cast.ada) == ["mentor"]
    rows = Offer.objects.trusted("test").filter(person=cast.ada)
    assert rows.get(kind="guest_lecture").ended == timezone.localdate()
    assert rows.get(pk=old.pk).confirmed.date() == timezone.now().date()


def test_no_limit_is_a_limit_one_may_choose(cast, say):
    say(per_year="0")
    assert limits(cast.ada).per_year is None
    assert limits(cast.ada).said() == []


def test_something_else_wants_a_word(cast, browse, say):
    answer = say(kinds=["other", "mentor"])
    page = answer.content.decode()
    assert "Say in a few words what it is" in page
    assert page.count(" checked") == 3  # both kinds, and who sees it
    say(kinds=["other"], note="A walk in the old town")
    assert "A walk in the old town" in page_of(browse("bo"), cast.ada)


@pytest.mark.parametrize("told", [{"kinds": ["gold"]}, {"per_year": "3"}, {"audience": "40"}, {"months_off": ["13"]}])
def test_what_cannot_be_chosen_is_refused(cast, say, told):
    assert say(**told).status_code == 200
    assert offers(cast.ada) == []


def test_nothing_ticked_is_an_answer(cast, browse):
    assert browse("ada").post(PATHS[0], {"per_year": "2", "reach": "0", "audience": "30"}).status_code == 302
    assert not Limits.objects.trusted("test").exists()


@pytest.mark.parametrize(
    ("audience", "sees"),
    [
        (Audience.MEMBERS, {"bo": True, "cy": True, "arne": True}),
        (Audience.CLASSMATES, {"bo": True, "cy": False, "arne": True}),
        (Audience.OFFICE, {"bo": False, "cy": False, "arne": True}),
    ],
)
def test_seen_as_far_as_was_said(cast, browse, say, audience, sees):
    say(audience=str(audience.value), months_off=["6"])
    for who, may in sees.items():
        page = page_of(browse(who), cast.ada)
        assert ("Give a guest lecture" in page) is may, who
        assert ("not in June" in page) is may, who


def test_who_has_nothing_to_offer_has_no_such_part(cast, browse):
    assert "Would help with" not in page_of(browse("bo"), cast.ada)


def test_as_many_queries_for_all_offers_as_for_one(cast, browse, django_assert_num_queries):
    fact(Offer, cast.ada, kind="mentor")
    client = browse("arne")
    page_of(client, cast.ada)
    with CaptureQueriesContext(connection) as one:
        page_of(client, cast.ada)
    for kind in set(Kind) - {Kind.MENTOR}:
        fact(Offer, cast.ada, kind=kind)
    with django_assert_num_queries(len(one)):
        page_of(client, cast.ada)


def test_how_far_one_would_go_is_kept_and_shown_again(cast, browse, say):
    for reach, far in [("25", (25, False)), ("remote", (None, True)), ("100", (100, False)), ("0", (None, False))]:
        say(reach=reach)
        assert (limits(cast.ada).km, limits(cast.ada).remote) == far
        assert f'value="{reach}" selected' in browse("ada").get(PATHS[1]).content.decode()


def test_topics_in_ones_own_words_stand_on_ones_page(cast, browse, say):
    fact(Topic, cast.ada, text="Kept, as it has a comma")
    fact(Topic, cast.ada, Audience.PUBLIC, text="Sewing")
    fact(Topic, cast.ada, text="Gone")
    assert "Sewing, Gone" in browse("ada").get(PATHS[1]).content.decode()
    say(topics="sewing;  union   law\nUnion Law, ", audience="20")
    assert topics(cast.ada) == [("Kept, as it has a comma", 30), ("Sewing", 20), ("union law", 20)]
    say(topics="Sewing, union law", audience="30")
    assert topics(cast.ada) == [("Kept, as it has a comma", 30), ("Sewing", 20), ("union law", 20)]


def topics(person):
    rows = Topic.objects.trusted("test").filter(person=person).order_by("pk")
    return list(rows.values_list("text", "audience"))


def test_nine_topics_are_too_many_and_nothing_typed_is_lost(cast, say):
    page = say(topics=", ".join("abcdefghi")).content.decode()
    assert "At most eight topics" in page
    assert "a, b, c, d, e, f, g, h, i" in page
    assert offers(cast.ada) == []


def test_limits_read_as_a_line():
    said = "at most twice a year · in Finnish or English · within 25 km of home · not in June or July"
    with translation.override("en"):
        limits = Limits(per_year=2, languages=["fi", "en"], km=25, months_off=[6, 7])
        assert str(limits) == said
        limits.paused_until = date(2126, 3, 1)
        assert limits.said()[-1] == "not before March 1, 2126"
