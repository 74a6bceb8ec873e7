"""Somebody reports words; who leads the group reads them and decides, and the office where nobody leads."""

import pytest

from kohort.activity.models import Happening
from kohort.conversations.models import Asker, Comment, Post, Removal, Report
from kohort.privacy.erasing import erase
from tests.pages import without_tokens

from .conversation import WHY, boots, eyes, says, unnamed


def reports():
    return Report.objects.trusted(WHY)


def path(row) -> str:
    return f"/nordvik/{'comments' if isinstance(row, Comment) else 'posts'}/{row.key}/report/"


def sees(person, post) -> bool:
    return Post.objects.visible_to(eyes(person)).filter(pk=post.pk).exists()


@pytest.fixture
def reported(cast, browse):
    """Ada's post in Bo's group, reported by Cy."""
    post = boots(cast, leader=cast.bo, text="Rude words about boots")
    browse("cy").post(path(post), {"words": "This is rude."})
    return post


def decide(client, **typed):
    return client.post(f"/nordvik/reports/{reports().latest('pk').key}/", typed)


def test_to_report_twice_is_to_report_once_and_tells_what_happens_next(cast, browse, reported):
    page = browse("cy").post(path(reported), {"words": "Again"}, follow=True).content.decode()
    assert "Who leads the group looks at it" in page
    assert reports().get().words == "This is rude."
    assert Happening.objects.trusted(WHY).filter(verb="reported").count() == 1
    assert browse("ada").get(path(reported)).status_code == 404  # one's own
    assert browse("tora").get(path(reported)).status_code == 404


def test_who_leads_sees_the_words_and_not_who_reported_them(cast, browse, reported):
    html = browse("bo").get(f"/nordvik/groups/{reported.group.key}/care/").content.decode()
    assert "Rude words about boots" in html
    assert "Reported by 1 person" in html
    html = browse("bo").get(f"/nordvik/reports/{reports().get().key}/").content.decode()
    assert "This is rude." in html
    assert "Ada Ødegård" in html
    assert "Åsen" not in html
    assert "1 thing to decide" in browse("bo").get(f"/nordvik/groups/{reported.group.key}/").content.decode()
    assert browse("ada").get(f"/nordvik/groups/{reported.group.key}/care/").status_code == 404
    assert browse("cy").post(f"/nordvik/reports/{reports().get().key}/", {"do": "keep"}).status_code == 404


def test_who_leads_decides_at_once_what_they_find_themselves(cast, browse):
    post = boots(cast, leader=cast.bo)
    page = browse("bo").post(path(post))
    assert page.headers["Location"] == f"/nordvik/reports/{reports().get().key}/"


def test_left_as_it_is(cast, browse, reported):
    decide(browse("bo"), do="keep")
    assert reports().get().kept is True
    assert sees(cast.cy, reported)
    html = browse("bo").get(f"/nordvik/groups/{reported.group.key}/care/").content.decode()
    assert "Left as it is" in html
    assert "Bo Berg" in html
    assert "Rude words" not in html


def test_the_words_go_with_who_wrote_them_and_stay_when_who_decided_leaves(cast, browse, reported):
    decide(browse("bo"), do="keep")
    erase(cast.bo)
    assert reports().get().words == "This is rude."
    erase(cast.cy)
    assert reports().get().words == ""


def test_removed_with_a_reason_its_writer_reads_it_and_nobody_else(cast, browse, reported):
    assert "Why it is removed" in decide(browse("bo"), do="remove", reason="").content.decode()
    decide(browse("bo"), do="remove", reason="We stay friendly here.")
    assert [sees(one, reported) for one in (cast.ada, cast.bo, cast.cy)] == [True, False, False]
    html = browse("ada").get(f"/nordvik/posts/{reported.key}/").content.decode()
    assert "We stay friendly here." in html
    html = browse("bo").get(f"/nordvik/groups/{reported.group.key}/care/").content.decode()
    assert "We stay friendly here." in html
    assert "Rude words" not in html
    assert Removal.objects.visible_to(eyes(cast.kari)).exists()  # the office keeps the log
    assert Happening.objects.trusted(WHY).get(verb="post.removed").particulars == {"post": reported.pk}


def test_hidden_while_somebody_thinks_and_back_again(cast, browse, reported):
    decide(browse("bo"), do="hide")
    assert not sees(cast.cy, reported)
    assert sees(cast.bo, reported)
    assert "out of sight" in browse("ada").get(f"/nordvik/posts/{reported.key}/").content.decode()
    decide(browse("bo"), do="keep")
    assert sees(cast.cy, reported)
    assert Removal.objects.trusted(WHY).get().restored


def test_a_removed_answer_is_read_by_its_writer_alone(cast, browse):
    post = boots(cast, leader=cast.bo)
    comment = says(cast.ada, post, "Rude answer")
    browse("cy").post(path(comment))
    decide(browse("bo"), do="remove", reason="Rude.")
    assert [Comment.objects.visible_to(eyes(one)).exists() for one in (cast.ada, cast.bo, cast.cy)] == [
        True,
        False,
        False,
    ]


def test_where_nobody_can_decide_the_office_does(cast, browse):
    post = boots(cast, leader=cast.ada)
    assert browse("kari").get(f"/nordvik/posts/{post.key}/").status_code == 404
    browse("cy").post(path(post))
    assert not Report.open_for(eyes(cast.ada)).exists()  # nobody decides about their own words
    assert "1 thing to decide" in browse("kari").get("/nordvik/desk/").content.decode()
    assert "rubber boots" in browse("kari").get("/nordvik/desk/care/").content.decode()
    assert browse("kari").get(f"/nordvik/posts/{post.key}/").status_code == 200
    decide(browse("kari"), do="keep")
    assert browse("kari").get(f"/nordvik/posts/{post.key}/").status_code == 404
    assert browse("arne").get("/nordvik/desk/care/").status_code == 403


def test_the_coordinator_next_door_decides_nothing_here(cast, browse, reported):
    client, report = browse("selma"), reports().get()
    assert client.get(f"/sundby/reports/{report.key}/").status_code == 404
    assert "boots" not in client.get("/sundby/desk/care/").content.decode()


def test_who_asked_without_a_name_is_shown_to_who_decides_and_told_of_it(cast, browse):
    post = unnamed(cast, leader=cast.bo)
    assert not Asker.objects.visible_to(eyes(cast.bo)).exists()
    browse("cy").post(path(post))
    page = f"/nordvik/reports/{reports().get().key}/"
    assert "Ada" not in without_tokens(browse("bo").get(page).text)
    assert "Ada Ødegård" in browse("bo").post(page, {"do": "name"}).content.decode()
    shown = Happening.objects.trusted(WHY).get(verb="asker.shown")
    assert (shown.about_id, shown.by_id) == (cast.ada.pk, cast.bo.account_id)
    assert "Bo Berg saw that words without a name were yours" in browse("ada").get("/nordvik/me/log/").content.decode()
    decide(browse("bo"), do="keep")
    assert not Asker.objects.visible_to(eyes(cast.bo)).exists()


def test_a_report_of_an_answer_does_not_name_who_asked(cast, browse):
    post = unnamed(cast, leader=cast.bo)
    browse("ada").post(path(says(cast.cy, post, "Rude answer")))
    assert Report.open_for(eyes(cast.bo)).exists()
    assert not Asker.objects.visible_to(eyes(cast.bo)).exists()
