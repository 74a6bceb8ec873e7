"""Where stories are met: on pages of people, at home of who follows, after a yes to tell one, and by machines."""

import json
import re

import pytest

from kohort.access.audience import Audience
from kohort.giving.asks.asking import accept
from kohort.giving.links import ASKED
from kohort.giving.tests.needs import row, sent
from kohort.home.feed import feed
from kohort.notices.following import follow

from .told import opened, page_of, told

TITLE = "From </script><script>alert(1)</script> & back"


def data_on(client, story) -> list[dict]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(page_of(story)).text)
    return [json.loads(one) for one in found]


def test_what_a_search_engine_reads(cast, browse):
    story = told(opened(cast.ada), Audience.PUBLIC, title=TITLE, words="I **read**.", language="sv")
    (found,) = data_on(browse(), story)
    assert (found["@type"], found["headline"], found["description"]) == ("Article", TITLE, "I read.")
    assert (found["inLanguage"], found["author"]) == ("sv", {"@type": "Person", "name": "Ada Ødegård"})
    assert '<h1 lang="sv">' in browse().get(page_of(story)).text


def test_what_is_not_for_everybody_is_told_to_no_machine(cast, browse):
    assert data_on(browse("bo"), told(opened(cast.ada))) == []
    assert data_on(browse("bo"), told(cast.cy, Audience.PUBLIC)) == []
    assert data_on(browse("ada"), told(cast.ada, Audience.PUBLIC, told=None)) == []
    hidden = told(opened(cast.hedda), Audience.PUBLIC)
    assert data_on(browse("hedda"), hidden) == data_on(browse("kari"), hidden) == []


def test_on_pages_of_people(cast, browse):
    told(cast.ada, title="My way")
    told(cast.ada, title="Half a way", told=None)
    page = browse("bo").get(f"/nordvik/people/{cast.ada.key}/").text
    assert "My way" in page
    assert "Half a way" not in page
    profile = browse("ada").get("/nordvik/me/").text
    assert all(f'href="/nordvik/{page}/"' in profile for page in ("stories/new", "me/stories"))
    assert "/nordvik/stories/" in browse("bo").get("/nordvik/giving/").text


def test_a_visitor_finds_what_is_for_everybody_and_a_way_there(cast, browse):
    told(cast.ada, title="For members"), told(cast.cy, Audience.PUBLIC, title="Of a closed page")
    way = 'href="/nordvik/stories/"'
    assert way not in browse().get("/nordvik/").text
    told(opened(cast.ada), Audience.PUBLIC, title="For everybody")
    page = browse().get("/nordvik/").text
    assert way in page
    assert ["For everybody" in page, "For members" in page, "Of a closed page" in page] == [True, False, False]
    assert way in browse().get("/nordvik/programmes/").text  # in the navigation of each page


def test_who_follows_reads_of_it_at_home(cast, viewer, browse):
    follow(viewer("bo"), cast.ada)
    told(cast.ada, title="My way")
    told(cast.ada, title="Half a way", told=None)
    told(cast.cy, title="Nobody asked")
    assert [item.drawn.story.title for item in feed(viewer("bo"), "nordvik").items] == ["My way"]
    assert "My way" in browse("bo").get("/nordvik/").text
    cast.ada.hide()
    assert feed(viewer("bo"), "nordvik").items == []


@pytest.mark.parametrize(("kind", "leads"), [("career_story", True), ("guest_lecture", False)])
def test_who_said_yes_to_tell_one_is_led_to_it(cast, browse, kind, leads):
    asked = row(sent(cast.tora, cast.ada, kind=kind), cast.ada)
    accept(asked)
    assert ("/nordvik/stories/new/" in browse().get(ASKED.path("nordvik", asked.key)).text) == leads
