"""A round is matched: by wishes, within the rules; pinned pairs stay, and nobody learns who keeps clear of whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.mentoring.announcing import announce
from kohort.giving.mentoring.holding import NotNow
from kohort.giving.mentoring.matching import match
from kohort.giving.mentoring.models import Choice
from kohort.giving.mentoring.pairing import mark, pair_two, part_two
from kohort.giving.mentoring.pairs import Pair
from kohort.people.models import Block, Language, Position
from tests.cast import fact

from .mentorings import mentoring, takes_part

ADA, BO, CY, STEIN = ("Ada", "Bo", "Cy", "Stein")


@pytest.fixture
def one(cast):
    return mentoring(cast.here, days=-10)


@pytest.fixture
def four(cast, one):
    """Ada and Bo are mentors; Cy and Stein look for one, and both would like Ada."""
    ada, bo = (takes_part(one, person, "mentor") for person in (cast.ada, cast.bo))
    cy, stein = (takes_part(one, person) for person in (cast.cy, cast.stein))
    wishes(cy, ada, bo)
    wishes(stein, ada)
    return ada, bo, cy, stein


@pytest.fixture
def matched(one, four, viewer):
    return lambda: (match(one, viewer("kari")), pairs(one))[1]


def wishes(part, *whom):
    """The first first."""
    Choice.objects.bulk_create(Choice(part=part, whom=one, place=place) for place, one in enumerate(whom, start=1))


def pairs(one, **having):
    """(mentor, mentee), by given names."""
    rows = Pair.objects.trusted("test").filter(round=one, barred=False, **having)
    return set(rows.values_list("mentor__person__given_names", "mentee__person__given_names"))


def row(one, mentor_part):
    return Pair.objects.trusted("test").get(round=one, mentor=mentor_part, barred=False)


def told(verb):
    return Happening.objects.trusted("test").filter(verb=verb).count()


def test_the_wishes_of_both_count(matched, four):
    assert matched() == {(ADA, STEIN), (BO, CY)}  # Cy has a second wish to fall back on
    ada, bo, cy, stein = four
    wishes(ada, cy)
    wishes(bo, stein)
    assert matched() == {(ADA, CY), (BO, STEIN)}


def test_places_are_kept(matched, one, four):
    ada, bo, _cy, _stein = four
    ada.places = 2
    ada.save()
    assert matched() == {(ADA, CY), (ADA, STEIN)}
    bo.delete()
    ada.places = 1
    ada.save()
    assert len(matched()) == 1


@pytest.mark.parametrize("by_hand", [False, True])
def test_who_shares_no_language_is_no_pair(cast, matched, one, four, by_hand):
    ada, _bo, _cy, stein = four
    fact(Language, cast.ada, code="fi")
    stein.languages = ["no"]
    stein.save()
    if by_hand:
        with pytest.raises(NotNow, match="cannot be a pair"):
            pair_two(one, ada.key, stein.key)
    assert matched() == {(ADA, CY), (BO, STEIN)}
    one.same_language = False
    one.save()
    assert matched() == {(ADA, STEIN), (BO, CY)}


def test_who_works_at_the_same_place_is_no_pair(cast, matched, one):
    for person, name in ((cast.ada, "Kaffe AS"), (cast.stein, "KAFFE")):
        fact(Position, person, audience=10, employer=name)
    assert matched() == {(ADA, CY), (BO, STEIN)}
    one.other_employer = False
    one.save()
    assert matched() == {(ADA, STEIN), (BO, CY)}


@pytest.mark.parametrize("way", [("ada", "stein"), ("stein", "ada")])
def test_blocked_people_are_no_pair_and_nothing_says_so(cast, matched, one, four, browse, way):
    ada, bo, _cy, stein = four
    bo.delete()
    who, whom = (getattr(cast, name) for name in way)
    Block.put(who.pk, whom.pk)
    assert matched() == {(ADA, CY)}
    with pytest.raises(NotNow) as refusal:
        part_two(row(one, ada), None) or pair_two(one, ada.key, stein.key)
    assert "block" not in str(refusal.value)
    page = browse("kari").get(f"/nordvik/mentoring/rounds/{one.key}/matching/").content.decode()
    assert "The rules of this round, or you, kept those who are left from each other." in page
    assert "block" not in page.replace("inline-block", "")


def test_what_was_pinned_and_ruled_out_stays_so(matched, one, four, viewer):
    ada, bo = four[:2]
    matched()
    mark(row(one, ada), "bar")
    assert matched() == {(ADA, CY), (BO, STEIN)}
    mark(row(one, bo), "pin")
    Pair.objects.trusted("test").filter(barred=True).delete()
    key = row(one, bo).key
    assert matched() == {(ADA, CY), (BO, STEIN)}
    assert row(one, bo).key == key
    mark(row(one, bo), "unpin")
    assert matched() == {(ADA, STEIN), (BO, CY)}
    assert told("round.matched") == 4


def test_it_comes_out_the_same_and_without_who_left_or_hides(cast, matched, one, four):
    first = matched()
    keys = set(Pair.objects.trusted("test").values_list("key", flat=True))
    assert matched() == first
    assert set(Pair.objects.trusted("test").values_list("key", flat=True)) == keys
    for person in (cast.hedda, cast.una):
        takes_part(one, person, "mentor")
    four[0].left = timezone.now()
    four[0].save()
    assert matched() == {(BO, CY)}


def test_they_are_told_once_and_changed_by_hand_after_that(cast, matched, one, four, viewer):
    with pytest.raises(NotNow, match="Match them first"):
        announce(one)
    matched()
    cast.stein.hide()
    assert announce(one) == 1
    assert pairs(one, begun__isnull=False) == {(BO, CY)} == pairs(one)
    assert told("pair.begun") == 2
    for again in (lambda: announce(one), lambda: match(one, viewer("kari"))):
        with pytest.raises(NotNow):
            again()
    part_two(row(one, four[1]), viewer("kari"))
    pair_two(one, four[0].key, four[2].key)
    assert (told("pair.ended"), told("pair.begun")) == (2, 4)
    assert pairs(one, ended=None) == {(ADA, CY)}
    part_two(row(one, four[0]), viewer("kari"))
    pair_two(one, four[0].key, four[2].key)  # the same two again
    assert (told("pair.ended"), told("pair.begun"), pairs(one, ended=None)) == (4, 6, {(ADA, CY)})


def test_nobody_is_told_of_a_round_that_is_over_or_of_no_pair(cast, matched, one, four, viewer):
    matched()
    for name in (cast.ada, cast.bo):
        name.hide()
    with pytest.raises(NotNow, match="no pair to announce"):
        announce(one)
    one.ends = timezone.localdate() - timedelta(days=1)
    one.save()
    for late in (lambda: announce(one), lambda: pair_two(one, four[0].key, four[2].key)):
        with pytest.raises(NotNow, match="This round is over"):
            late()
    assert not told("pair.begun")


def test_the_page_shows_why_and_asks_before_it_tells(cast, one, four, browse):
    path = f"/nordvik/mentoring/rounds/{one.key}/matching/"
    fact(Language, cast.ada, code="fi"), fact(Language, cast.stein, code="fi")
    fact(Position, cast.ada, audience=10, employer="Kaffe AS", industry="I")
    fact(Position, cast.stein, audience=10, employer="Te AS", industry="I")
    wishes(four[0], four[3])
    kari = browse("kari")
    kari.post(path, {"do": "match"})
    page = kari.get(path).content.decode()
    assert "first wish of both · both speak Finnish<" in page
    assert "second wish of Cy Åsen<" in page
    assert "Kaffe" not in page
    assert "Tell 2 pairs?" in kari.post(path, {"do": "announce"}).content.decode()
    assert not told("pair.begun")
    for do in ("pin", "unpin"):
        kari.post(path, {"do": do, "pair": row(one, four[0]).key})
    kari.post(path, {"do": "announce", "sure": "yes"})
    assert told("pair.begun") == 4
    assert "They have been told already." in kari.post(path, {"do": "announce"}, follow=True).content.decode()
    assert kari.post(path, {"do": "pin", "pair": "nobody"}).status_code == 404


def test_who_was_blocked_since_is_not_told(cast, matched, one):
    matched()
    Block.put(cast.cy.pk, cast.bo.pk)
    assert announce(one) == 1
    assert pairs(one) == {(ADA, STEIN)}
