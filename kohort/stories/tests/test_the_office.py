"""The office takes a story back with a reason its writer reads, and can let it stand again; its writer cannot."""

import pytest

from kohort.access.audience import Audience
from tests.jobs import run_jobs

from .told import now_of, opened, page_of, told

WHY_NOT = "It names a patient."


@pytest.fixture
def story(cast):
    return told(opened(cast.ada), Audience.PUBLIC)


def test_taken_back_it_is_gone_for_all_but_the_two(cast, story, browse):
    browse("kari").post(page_of(story, "removal/"), {"reason": WHY_NOT})
    assert (now_of(story).stands, now_of(story).reason) == (False, WHY_NOT)
    assert [browse(who).get(page_of(story)).status_code for who in ("bo", None, "ada", "kari")] == [404, 404, 200, 200]
    assert WHY_NOT in browse("ada").get(page_of(story)).text
    assert story.title not in browse("bo").get(f"/nordvik/people/{cast.ada.key}/").text
    assert "Taken back" in browse("kari").get(f"/nordvik/people/{cast.ada.key}/").text


def test_its_writer_is_told_and_cannot_tell_it_again(story, browse, mailbox):
    browse("kari").post(page_of(story, "removal/"), {"reason": WHY_NOT})
    (letter,) = mailbox.deliver()
    assert letter["To"] == "ada@nordvik.example.org"
    ada = browse("ada")
    assert "Read why: From archive to harbour" in ada.get("/nordvik/notices/").text
    for do in ("take", "tell"):
        ada.post(page_of(story, "state/"), {"do": do})
    assert not now_of(story).stands


def test_it_stands_again(story, browse):
    kari = browse("kari")
    kari.post(page_of(story, "removal/"), {"reason": WHY_NOT})
    kari.post(page_of(story, "removal/"), {"do": "restore"})
    assert (now_of(story).stands, now_of(story).reason) == (True, "")
    run_jobs()
    assert browse("bo").get(page_of(story)).status_code == 200


def test_a_reason_is_needed(story, browse):
    page = browse("kari").post(page_of(story, "removal/"), {"reason": " "})
    assert "Say in a sentence why" in page.text
    assert now_of(story).stands


@pytest.mark.parametrize(("who", "status"), [("ada", 403), ("bo", 403), ("arne", 403), ("selma", 403)])
def test_nobody_else_takes_it_back(story, browse, who, status):
    assert browse(who).post(page_of(story, "removal/"), {"reason": WHY_NOT}).status_code == status
    assert now_of(story).stands
