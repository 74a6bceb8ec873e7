"""Looking at one's own page as others do: the very page they get, by the very rule."""

import re

import pytest

from kohort.access.audience import Audience
from kohort.people.models import Contact, Photo
from tests.cast import fact

RUNGS = {"office": 10, "classmates": 20, "members": 30, "public": 40}


@pytest.fixture
def told(cast):
    for name, audience in RUNGS.items():
        fact(Contact, cast.ada, audience, kind="link", value=f"https://{name}.example.org")
    fact(Photo, cast.ada, Audience.CLASSMATES, digest="0123456789abcdef", large=b"L", small=b"S")
    cast.ada.open()


def page(client, path):
    """The part of a page about a person, without the bar and the way out."""
    text = re.sub(r'"csrfmiddlewaretoken" value="\w+"', "", client.get(path).content.decode())  # new on each page
    return re.sub(r"\s+", " ", text.partition('<header class="who">')[2].partition('<div class="actions">')[0])


@pytest.mark.parametrize(
    ("others", "who", "rungs"),
    [
        ("classmates", "bo", ["classmates", "members", "public"]),
        ("members", "cy", ["members", "public"]),
        ("everybody", None, ["public"]),
    ],
)
def test_it_is_the_page_they_get(cast, browse, told, others, who, rungs):
    mine = page(browse("ada"), f"/nordvik/me/seen-as/{others}/")
    assert [name for name in RUNGS if f"{name}.example.org" in mine] == rungs
    theirs = page(browse(who), f"/nordvik/people/{cast.ada.key}/")
    assert mine.partition("Members see more.")[0] == theirs.partition("Members see more.")[0]
    assert ("0123456789abcdef" in mine) == (others == "classmates")


def test_one_without_a_class_has_no_classmates(cast, browse):
    fact(Contact, cast.tora, Audience.CLASSMATES, kind="link", value="https://classmates.example.org")
    assert "classmates.example.org" not in page(browse("tora"), "/nordvik/me/seen-as/classmates/")


def test_the_office_sees_itself_as_others_do(cast, browse):
    fact(Contact, cast.kari, Audience.OFFICE, kind="link", value="https://office.example.org")
    text = browse("kari").get("/nordvik/me/seen-as/members/").content.decode()
    assert "office.example.org" not in text
    assert "seen by" not in text


def test_a_bar_tells_through_whose_eyes(cast, browse):
    text = browse("ada").get("/nordvik/me/seen-as/members/").content.decode()
    assert "This is how your page is met by" in text
    assert re.search(r'seen-as/members/" aria-current="page"', text)
    assert "Sign out" in text, "the rest of the page stays one's own"


def test_where_they_meet_nothing_it_says_so(cast, browse):
    assert "Your page is not open to everybody" in browse("ada").get("/nordvik/me/seen-as/everybody/").content.decode()
    assert "You are hidden" in browse("hedda").get("/nordvik/me/seen-as/members/").content.decode()


def test_no_other_eyes(cast, browse):
    assert browse("ada").get("/nordvik/me/seen-as/office/").status_code == 404
    assert browse().get("/nordvik/me/seen-as/members/").status_code == 302
