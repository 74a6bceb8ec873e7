"""The writer of something removed has it looked at again, by somebody else than who removed it."""

import pytest

from kohort.conversations.models import Appeal, Post, Removal, Report
from kohort.groups.models import Office

from .conversation import WHY, boots, eyes


@pytest.fixture
def removed(cast):
    """Ada's post, which Bo has removed; Cy leads the group as well."""
    post = boots(cast, leader=cast.bo, text="Words about boots")
    Office.objects.create(group=post.group, person=cast.cy)
    Report.make(eyes(cast.cy), post, None, "")
    report = Report.objects.trusted(WHY).get()
    report.remove(eyes(cast.bo), "We stay friendly here.")
    return Removal.objects.trusted(WHY).get()


def appealed(browse, removal) -> Appeal:
    browse("ada").post(f"/nordvik/removals/{removal.key}/", {"words": "It was a joke."})
    return Appeal.objects.trusted(WHY).get(removal=removal)


def is_back() -> bool:
    return Post.objects.trusted(WHY).get().removed is None


def test_its_writer_asks_once(cast, browse, removed):
    page = f"/nordvik/removals/{removed.key}/"
    assert "We stay friendly here." in browse("ada").get(page).content.decode()
    appealed(browse, removed)
    assert browse("ada").post(page, {"words": "Again"}).status_code == 404
    assert browse("bo").post(page, {"words": "For her"}).status_code == 404
    assert browse("tora").get(page).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("bo", 404), ("cy", 200), ("kari", 200), ("ada", 404), ("tora", 404)])
def test_nobody_judges_their_own_removal_or_their_own_words(browse, removed, who, status):
    page = f"/nordvik/appeals/{appealed(browse, removed).key}/"
    assert browse(who).get(page).status_code == status


@pytest.mark.parametrize("do", ["grant", "refuse"])
def test_somebody_else_decides_and_its_writer_reads_how(browse, removed, do):
    page = f"/nordvik/appeals/{appealed(browse, removed).key}/"
    html = browse("cy").get(page).content.decode()
    assert "It was a joke." in html
    assert "Words about boots" in html
    browse("cy").post(page, {"do": do})
    assert is_back() == (do == "grant")
    html = browse("ada").get(f"/nordvik/removals/{removed.key}/").content.decode()
    assert ("it is back" in html) == (do == "grant")
    assert browse("cy").post(page, {"do": "grant"}).status_code == 404


def test_what_is_only_being_looked_at_is_not_appealed(cast, browse):
    post = boots(cast, leader=cast.bo)
    Report.make(eyes(cast.cy), post, None, "")
    Report.objects.trusted(WHY).get().hide(eyes(cast.bo))
    page = f"/nordvik/removals/{Removal.objects.trusted(WHY).get().key}/"
    assert "somebody looks at it" in browse("ada").get(page).content.decode()
    assert browse("ada").post(page, {"words": "Why?"}).status_code == 404
