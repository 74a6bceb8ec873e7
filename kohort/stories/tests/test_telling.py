"""From the first line to a story that stands, and back again; what is wrong comes back whole."""

import pytest

from kohort.activity.models import Happening
from kohort.kit.markdown import MOST
from kohort.stories.models import Story
from kohort.stories.writing import DRAFTS

from .told import SAID, WHY, newest, now_of, opened, page_of, thanked, told

NEW = "/nordvik/stories/new/"


def test_a_draft_is_looked_at_and_then_told(browse):
    ada = browse("ada")
    assert ada.post(NEW, SAID | {"do": "look"})["Location"] == page_of(newest())
    page = ada.get(page_of(newest())).text
    assert "So it will look" in page
    assert "I <strong>read</strong> old ships." in page
    for _twice in range(2):
        ada.post(page_of(newest(), "state/"), {"do": "tell"})
    story = newest()
    assert story.stands
    assert (story.source, story.language, story.audience) == ("owner", "nb", 30)
    assert Happening.objects.trusted(WHY).filter(verb="story.told", about=story.person).count() == 1
    assert story.title in browse("bo").get("/nordvik/stories/").text


def test_kept_for_later_it_waits_among_ones_own_drafts_first(cast, browse):
    told(cast.ada, title="Told already")
    answer = browse("ada").post(NEW, SAID | {"do": "keep"}, follow=True)
    assert [card.story.title for card in answer.context["cards"]] == [SAID["title"], "Told already"]
    assert newest().told is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": " "}, "Give it a title. You can change it later."),
        ({"words": ""}, "Write a few lines first."),
        ({"words": "z" * (MOST + 1)}, "at most"),
        ({"audience": "10"}, "Select a valid choice"),
        ({"language": "xx"}, "Select a valid choice"),
    ],
)
def test_nothing_typed_is_lost(browse, wrong, sentence):
    page = browse("ada").post(NEW, SAID | wrong)
    assert sentence in page.text
    typed = {name: page.context["form"][name].value() for name in SAID}
    assert typed == SAID | wrong
    assert all(line in page.text for line in typed["words"].splitlines())
    assert not Story.objects.trusted(WHY).exists()


def test_what_is_told_is_looked_at_before_it_changes(cast, browse):
    story, ada = told(cast.ada), browse("ada")
    page = ada.post(page_of(story, "edit/"), SAID | {"words": "*Newer* ships.", "do": "look"}).text
    assert "<em>Newer</em> ships." in page
    assert now_of(story).words == story.words
    ada.post(page_of(story, "edit/"), SAID | {"words": "*Newer* ships.", "do": "keep"})
    assert (now_of(story).words, now_of(story).told) == ("*Newer* ships.", story.told)
    assert now_of(story).changed


def test_taken_back_it_is_a_draft_and_its_thanks_wait(cast, browse):
    story, ada = told(cast.ada), browse("ada")
    thanked(story, cast.bo)
    ada.post(page_of(story, "state/"), {"do": "take"})
    assert now_of(story).told is None
    assert browse("bo").get(page_of(story)).status_code == 404
    browse("ada").post(page_of(story, "state/"), {"do": "tell"})
    assert "Bo Berg" in ada.get(page_of(story)).text


def test_it_is_deleted_after_a_question(cast, browse):
    story, ada = told(cast.ada), browse("ada")
    assert "Delete it for good" in ada.get(page_of(story, "delete/")).text
    assert now_of(story)
    ada.post(page_of(story, "delete/"))
    assert not Story.objects.trusted(WHY).exists()


@pytest.mark.parametrize("rest", ["edit/", "state/", "delete/"])
def test_nobody_else_writes_in_it(cast, browse, rest):
    story = told(cast.ada)
    for who, status in {"bo": 404, "kari": 404, "selma": 403}.items():
        assert browse(who).post(page_of(story, rest), SAID | {"do": "take"}).status_code == status
    assert (now_of(story).title, now_of(story).stands) == (story.title, True)


def test_for_everybody_waits_for_an_open_page_and_says_so(cast, browse):
    story = told(cast.ada, 40)
    sentence, ada = "Your own page is for members alone now.", browse("ada")
    assert sentence in ada.get(page_of(story)).text
    opened(cast.ada)
    assert sentence not in ada.get(page_of(story)).text
    assert sentence not in ada.get(NEW).text


def test_the_same_text_sent_twice_is_one_story(browse):
    ada = browse("ada")
    ada.post(NEW, SAID | {"do": "look"})
    assert ada.post(NEW, SAID | {"do": "look", "audience": "40"})["Location"] == page_of(newest())
    assert newest().audience == 40
    ada.post(page_of(newest(), "state/"), {"do": "tell"})
    page = ada.post(NEW, SAID | {"do": "look"}, follow=True).text
    assert "You have told this already" in page
    assert (Story.objects.trusted(WHY).count(), newest().audience, newest().stands) == (1, 40, True)


def test_twenty_drafts_a_day_are_enough(browse, monkeypatch):
    monkeypatch.setattr("kohort.stories.writing.DRAFTS", DRAFTS._replace(times=1))
    ada = browse("ada")
    assert [ada.post(NEW, SAID).status_code for _twice in range(2)] == [302, 429]
