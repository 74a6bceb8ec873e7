"""Thanks: one tap each; its writer sees who, others how many, and nobody learns who merely read."""

import pytest
from django.apps import apps

from kohort.notices.models import Mailing, Notice
from kohort.people.models import Block
from kohort.stories.models import Thank
from kohort.stories.thanks import how_many
from tests.jobs import run_jobs

from .told import WHY, page_of, thanked, told


def press(client, story, do="thank"):
    return client.post(page_of(story, "thanks/"), {"do": do}).status_code


def test_twice_is_once_and_it_can_be_taken_back(cast, browse, viewer):
    story, bo = told(cast.ada), browse("bo")
    assert [press(bo, story) for _twice in range(2)] == [302, 302]
    assert how_many([story.pk], viewer("cy")) == {story.pk: 1}
    assert "You said thank you" in bo.get(page_of(story)).text
    press(bo, story, "take")
    assert how_many([story.pk], viewer("cy")) == {}


def test_its_writer_sees_who_and_others_how_many(cast, browse, viewer):
    story = told(cast.ada)
    thanked(story, cast.bo, cast.cy)
    assert "Bo Berg" in browse("ada").get(page_of(story)).text
    for who in ("stein", "kari"):
        page = browse(who).get(page_of(story)).text
        assert "2 readers said thank you." in page
        assert "Bo Berg" not in page
        assert not Thank.objects.visible_to(viewer(who)).exists()


def test_who_hides_or_is_kept_apart_is_not_counted(cast, browse, viewer):
    story = told(cast.ada)
    thanked(story, cast.bo, cast.cy)
    Block.objects.create(person=cast.bo, whom=cast.ada)
    cast.cy.hide()
    assert how_many([story.pk], viewer("ada")) == {}
    assert how_many([story.pk], viewer("stein")) == {story.pk: 1}
    page = browse("ada").get(page_of(story)).text
    assert "Bo Berg" not in page
    assert "Cy Åsen" not in page


@pytest.mark.parametrize(("who", "status"), [("ada", 404), ("selma", 403), (None, 302)])
def test_only_other_members_thank(cast, browse, who, status):
    story = told(cast.ada)
    assert press(browse(who), story) == status
    assert not Thank.objects.trusted(WHY).exists()


def test_only_what_stands_and_only_what_is_offered(cast, browse):
    assert press(browse("bo"), told(cast.ada), "marry") == 404
    assert press(browse("bo"), told(cast.ada, told=None)) == 404


def test_its_writer_is_told_on_the_page_and_not_by_mail(cast, browse, viewer):
    story = told(cast.ada)
    for who in ("bo", "cy"):
        press(browse(who), story)
    run_jobs()
    (notice,) = Notice.objects.visible_to(viewer("ada"))
    assert (notice.verb, notice.count) == ("story.thanked", 2)
    assert "2 people thank you for your story: From archive to harbour" in browse("ada").get("/nordvik/notices/").text
    assert not Mailing.objects.trusted(WHY).exists()


def test_what_the_office_does_later_is_not_said_to_be_of_who_thanked(cast, browse, viewer):
    story = told(cast.ada)
    press(browse("bo"), story)
    run_jobs()
    browse("kari").post(page_of(story, "removal/"), {"reason": "It names a patient."})
    run_jobs()
    notice = Notice.objects.visible_to(viewer("ada")).get()
    assert (notice.verb, notice.by_id) == ("story.removed", None)


def test_to_read_leaves_no_trace(cast, browse):
    story, before = told(cast.ada), traces()
    browse("bo").get(page_of(story))
    assert traces() == before


def traces() -> dict[str, int]:
    models = [one for label in ("stories", "activity") for one in apps.get_app_config(label).get_models()]
    return {one._meta.label: one.objects.trusted(WHY).count() for one in models}
