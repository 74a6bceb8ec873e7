"""Who reads a story: those it is for, as far as they see its writer; a draft its writer alone, not even the office."""

import pytest

from kohort.access.audience import Audience
from kohort.access.viewer import Viewer
from kohort.people.facts import Shown
from kohort.people.models import Block
from kohort.stories.models import Story

from .told import opened, page_of, told

LIST = "/nordvik/stories/"


def sees(viewer) -> set[str]:
    return set(Story.objects.visible_to(viewer).values_list("title", flat=True))


@pytest.fixture
def all_kinds(cast):
    told(cast.ada, title="for-members")
    told(cast.ada, Audience.PUBLIC, title="for-all")
    told(cast.ada, Audience.PUBLIC, title="draft", told=None)
    told(cast.ada, Audience.PUBLIC, title="taken", removed="2026-01-01T00:00Z", reason="Why not")
    told(cast.hedda, Audience.PUBLIC, title="hidden")
    told(cast.selma, Audience.PUBLIC, title="next-door")


def test_members_what_stands_and_their_own(all_kinds, viewer):
    assert sees(viewer("bo")) == {"for-members", "for-all"}
    assert sees(viewer("ada")) == {"for-members", "for-all", "draft", "taken"}
    assert sees(viewer("hedda")) == {"for-members", "for-all", "hidden"}
    assert sees(viewer("selma")) == {"next-door"}


def test_the_office_what_was_told_and_no_drafts(all_kinds, viewer):
    assert sees(viewer("kari")) == {"for-members", "for-all", "taken", "hidden"}


def test_no_other_way_to_a_story_leads_to_a_draft(cast, all_kinds, viewer):
    for who in ("bo", "kari"):
        shown = Shown([cast.ada], viewer(who))
        assert "draft" not in Story.objects.about(shown).values_list("title", flat=True)


def test_everybody_once_its_writer_has_opened_their_page(cast, all_kinds, browse):
    visitor = Viewer(institution_id=cast.here.pk)
    assert sees(visitor) == set()
    opened(cast.ada)
    opened(cast.hedda)
    assert sees(visitor) == {"for-all"}
    page = browse().get(LIST).text
    assert "for-all" in page
    assert "for-members" not in page


def test_the_list_holds_what_stands_and_nothing_else(all_kinds, browse):
    for who in ("ada", "bo"):
        page = browse(who).get(LIST)
        assert {card.story.title for card in page.context["cards"]} == {"for-members", "for-all"}
        assert page.context["page"].paginator.count == 2


@pytest.mark.parametrize("who", ["bo", "kari", "selma", None])
def test_a_draft_has_no_page_for_others(cast, browse, who):
    draft = told(opened(cast.ada), Audience.PUBLIC, told=None)
    assert browse(who).get(page_of(draft)).status_code == 404
    assert browse("ada").get(page_of(draft)).status_code == 200


def test_who_hides_or_keeps_apart_is_nowhere(cast, browse):
    story, bo = told(cast.ada), browse("bo")
    places = [LIST, f"/nordvik/people/{cast.ada.key}/"]
    assert all(story.title in bo.get(place).text for place in places)
    Block.objects.create(person=cast.ada, whom=cast.bo)
    assert all(story.title not in bo.get(place).text for place in places)
    assert bo.get(page_of(story)).status_code == 404
    cast.ada.hide()
    cy = browse("cy")
    assert all(story.title not in cy.get(place).text for place in places)
    assert cy.get(page_of(story)).status_code == 404
