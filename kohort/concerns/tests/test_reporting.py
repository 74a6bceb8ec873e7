"""Somebody reports a story or a job; the office leaves it or takes it back, and who reported it is told, alone."""

import pytest

from kohort.access.audience import Audience
from kohort.activity.models import Happening
from kohort.concerns.models import Concern
from kohort.concerns.reporting import REPORTS
from kohort.notices.models import Notice
from kohort.opportunities.tests import posted as jobs
from kohort.privacy.copying import parts
from kohort.privacy.erasing import erase
from kohort.stories.tests import told as stories
from tests.jobs import run_jobs
from tests.pages import without_tokens

WHY, DESK, MINE = "a test looks at everything", "/nordvik/desk/concerns/", "/nordvik/me/reported/"
RUDE = {"words": "It names a patient."}


def path(thing) -> str:
    return (stories if hasattr(thing, "told") else jobs).page_of(thing, "report/")


def concerns():
    return Concern.objects.trusted(WHY)


def told() -> list[tuple]:
    return list(Notice.objects.trusted(WHY).order_by("pk").values_list("person__given_names", "verb"))


@pytest.fixture(params=["story", "job"])
def thing(request, cast):
    """Of Ada's."""
    return stories.told(cast.ada) if request.param == "story" else jobs.posted(cast.ada)


def test_reported_once_the_office_reads_why_and_left_it_is_told_to_who_reported_it(thing, cast, browse, mailbox):
    bo = browse("bo")
    assert "Report this" in bo.get(path(thing).removesuffix("report/")).text
    assert "Say in a sentence what is wrong" in bo.post(path(thing), {"words": " "}).text
    bo.post(path(thing), RUDE), bo.post(path(thing), RUDE)
    assert concerns().count() == 1
    assert mailbox.deliver() == []
    kari = browse("kari")
    assert "1 thing to decide" in kari.get("/nordvik/desk/").text
    page = without_tokens(kari.get(DESK).text)
    assert (RUDE["words"] in page, thing.title in page, "Bo Berg" in page) == (True, True, False)
    said = {"key": concerns().get().key}
    assert [kari.post(DESK, said).status_code for _twice in range(2)] == [302, 404]
    assert [letter["To"] for letter in mailbox.deliver()] == ["bo@nordvik.example.org"]
    assert told() == [("Kari", "concern.made"), ("Bo", "concern.decided")]
    assert "left it as it is" in browse("bo").get(MINE).text
    assert "Nothing waits" in browse("kari").get(DESK).text


def test_taken_back_all_who_reported_it_are_told(thing, cast, browse):
    for who in ("bo", "cy"):
        browse(who).post(path(thing), RUDE)
    assert "Reported by 2 people" in browse("kari").get(DESK).text
    way = (
        stories.page_of(thing, "removal/")
        if path(thing).startswith("/nordvik/stories")
        else jobs.page_of(thing, "state/")
    )
    browse("kari").post(way, {"reason": "Not here.", "do": "refuse"})
    assert "Nothing waits" in browse("kari").get(DESK).text
    run_jobs()
    assert [one for one in told() if one[1] == "concern.decided"] == [
        ("Bo", "concern.decided"),
        ("Cy", "concern.decided"),
    ]
    for who in ("bo", "cy"):
        assert "taken it back" in browse(who).get(MINE).text
        assert "has looked at what you reported" in browse(who).get("/nordvik/notices/").text


def test_whoever_wrote_it_learns_nothing_of_it_be_it_the_coordinator(cast, browse, viewer, mailbox):
    for thing in (stories.told(cast.kari), jobs.posted(cast.kari)):
        browse("bo").post(path(thing), RUDE)
        assert browse("kari").post(path(thing), RUDE).status_code == 404
    assert not Concern.objects.visible_to(viewer("kari")).exists()
    assert "Nothing waits" in browse("kari").get(DESK).text
    assert browse("kari").post(DESK, {"key": concerns().first().key}).status_code == 404
    mailbox.deliver()
    assert told() == []
    assert not Happening.objects.trusted(WHY).filter(verb="concern.made", by__isnull=False).exists()


def test_a_visitor_reports_what_is_for_everybody_and_not_without_end(cast, browse, monkeypatch):
    monkeypatch.setattr("kohort.concerns.reporting.REPORTS", REPORTS._replace(times=2))
    one, visitor = jobs.posted(cast.ada, audience=Audience.PUBLIC), browse()
    assert [visitor.post(path(one), RUDE).status_code for _again in range(3)] == [302, 302, 429]
    assert visitor.post(path(jobs.posted(cast.ada)), RUDE).status_code == 404
    assert "Reported by 2 people" in browse("kari").get(DESK).text


@pytest.mark.parametrize(("who", "status"), [("ada", 403), ("arne", 403), ("selma", 403), ("anja", 403)])
def test_nobody_else_decides(cast, thing, browse, who, status):
    browse("bo").post(path(thing), RUDE)
    assert browse(who).post(DESK, {"key": concerns().get().key}).status_code == status
    assert concerns().get().decided is None


def test_what_is_no_longer_there_waits_for_nobody(cast, browse):
    story = stories.told(cast.ada)
    browse("bo").post(path(story), RUDE)
    browse("ada").post(stories.page_of(story, "state/"), {"do": "take"})
    assert "Nothing waits" in browse("kari").get(DESK).text
    browse("ada").post(stories.page_of(story, "state/"), {"do": "tell"})
    assert RUDE["words"] in browse("kari").get(DESK).text


def test_it_is_in_the_copy_of_who_reported_it_alone_and_its_words_go_with_them(cast, browse):
    browse("bo").post(path(stories.told(cast.ada)), RUDE)
    browse("bo").post(path(jobs.posted(cast.ada)), RUDE)
    assert [Concern in {part.model for part in parts(one)} for one in (cast.ada, cast.bo)] == [False, True]
    erase(cast.bo)
    assert set(concerns().values_list("words", "by")) == {("", None)}
    assert "Words taken back by their writer" in browse("kari").get(DESK).text
