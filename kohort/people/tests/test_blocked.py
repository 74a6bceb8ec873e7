"""Two who are kept apart are not here for each other: pages, files, words, facets, counts. Both ways, and untold."""

import re

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.people.classes import mates, not_come
from kohort.people.facts import Shown
from kohort.people.figures import classmates, own_studies
from kohort.people.finding import everybody, find
from kohort.people.models import Block, Person, Photo, Position, Study
from kohort.people.segments import Segment
from tests.cast import fact, make_person

BOTH_WAYS = pytest.mark.parametrize(("who", "whom"), [("bo", "ada"), ("ada", "bo")])


@pytest.fixture
def blocked(cast):
    """Ada does not want to meet Bo, her classmate. Both have a photo and work at the same place."""
    for person in (cast.ada, cast.bo):
        fact(Photo, person, digest="d1g357", small=b"small", large=b"large")
        fact(Position, person, employer="Støvelfabrikken")
    return Block.put(cast.ada.pk, cast.bo.pk)


def plain(response, key="") -> tuple[int, str]:
    """Status and body, without what differs from page to page by itself."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())
    return response.status_code, text.replace(key or "nobody0000", "nobody0000")


@BOTH_WAYS
def test_no_page_and_no_file_and_no_telling_why(cast, browse, blocked, who, whom):
    browser, key = browse(who), getattr(cast, whom).key
    for page in ("", "card.vcf", "photo/d1g357/small.webp", "photo/d1g357/large.webp"):
        there = plain(browser.get(f"/nordvik/people/{key}/{page}"), key)
        assert there == plain(browser.get(f"/nordvik/people/nobody0000/{page}"))
        assert there[0] == 404
    assert browse("cy").get(f"/nordvik/people/{key}/").status_code == 200


@BOTH_WAYS
def test_it_is_as_if_they_hid(cast, browse, indexed, blocked, who, whom):
    """Every page of people reads the same, to the letter, as when the other has hidden instead."""
    indexed()
    addresses = ["people/", "people/?q=Støvelfabrikken", "people/?programme=HIST&view=faces", "class/", ""]
    addresses.append(f"people/{getattr(cast, whom).key}/")
    apart = [plain(browse(who).get(f"/nordvik/{address}")) for address in addresses]

    blocked.delete()
    getattr(cast, whom).hide()
    indexed()

    assert [plain(browse(who).get(f"/nordvik/{address}")) for address in addresses] == apart


@BOTH_WAYS
def test_words_facets_and_counts(cast, indexed, viewer, blocked, who, whom):
    indexed()
    eyes, other = viewer(who), getattr(cast, whom).pk
    for query in ("", "q=Støvelfabrikken", "programme=HIST", "employer=Støvelfabrikken"):
        segment = Segment.parse(query, eyes)
        found = find(segment, eyes)
        assert other not in found.owners
        assert found.total == len(everybody(segment, eyes)) == len(found.owners)
    programmes = next(choice for choice in found.choices if choice.name == "programme")
    assert {option.value: option.people for option in programmes.options}["HIST"] == 1


@BOTH_WAYS
def test_rows_of_all_kinds(cast, viewer, blocked, who, whom):
    eyes, other = viewer(who), getattr(cast, whom)
    assert not other.is_seen_by(eyes)
    assert not Person.objects.visible_to(eyes).filter(pk=other.pk).exists()
    for model in (Study, Position, Photo):
        assert not model.objects.visible_to(eyes).filter(person=other).exists()
        assert not model.objects.about(Shown([other], eyes)).exists()


@BOTH_WAYS
def test_the_class_and_its_figures(cast, viewer, blocked, who, whom):
    """Twelve classmates are said as ten, thirteen as fifteen: to the nearest five."""
    study = own_studies(viewer(who))[0]
    for number in range(12):
        make_person(cast.here, f"Mate{number}", "Ny", account=True, studies=[(cast.history, 2008, 2010)])
    assert getattr(cast, whom).pk not in mates(study, viewer(who))
    assert (classmates(viewer(who)), not_come(study)) == (10, None)
    blocked.delete()
    assert getattr(cast, whom).pk in mates(study, viewer(who))
    assert (classmates(viewer(who)), not_come(study)) == (15, None)


def test_nobody_is_told_and_nothing_is_written_down(cast, browse, viewer, blocked):
    assert not Happening.objects.trusted("test").exists()
    assert not Block.objects.visible_to(viewer("bo")).exists()
    assert not Block.objects.visible_to(viewer("kari")).exists()
    assert Block.objects.visible_to(viewer("ada")).get() == blocked


def test_the_office_sees_both_for_its_work(cast, browse, viewer):
    Block.put(cast.ada.pk, cast.kari.pk)
    assert browse("kari").get(f"/nordvik/people/{cast.ada.key}/").status_code == 200
    assert browse("ada").get(f"/nordvik/people/{cast.kari.key}/").status_code == 404


def test_once_and_no_longer_than_one_wants(cast, browse, blocked):
    assert Block.put(cast.ada.pk, cast.bo.pk) == blocked
    own = Block.put(cast.bo.pk, cast.ada.pk)
    blocked.delete()
    assert browse("ada").get(f"/nordvik/people/{cast.bo.key}/").status_code == 404, "Bo’s own holds still"
    own.delete()
    assert browse("ada").get(f"/nordvik/people/{cast.bo.key}/").status_code == 200


def test_a_page_open_to_everybody_stays_so_for_visitors(cast, browse, blocked):
    Person.objects.trusted("test").filter(pk=cast.ada.pk).update(open_since=timezone.now())
    assert browse("bo").get(f"/nordvik/people/{cast.ada.key}/").status_code == 404
    assert browse().get(f"/nordvik/people/{cast.ada.key}/").status_code == 200
