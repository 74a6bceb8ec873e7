"""A block in groups, posts and letters: who is blocked sees what they would see if the other had hidden."""

import re

import pytest

from kohort.activity.models import Happening
from kohort.conversations.letters.writing import CannotWrite, ask, begin, write
from kohort.conversations.models import Comment, Letter, Mention, Post, Reaction, Side, Stand
from kohort.groups.entering.inviting import invite
from kohort.groups.models import Membership
from kohort.groups.names import names
from kohort.notices.telling import letter_written
from kohort.people.models import Block
from tests.circles import circle

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
BOTH_WAYS = pytest.mark.parametrize(("who", "whom"), [("bo", "ada"), ("ada", "bo")])


def plain(browser, *addresses) -> list[tuple[int, str]]:
    """Status and body of each page, without what differs from page to page by itself."""
    answers = [browser.get(f"/nordvik/{address}") for address in addresses]
    return [(one.status_code, TOKEN.sub("", one.content.decode())) for one in answers]


@pytest.fixture
def group(cast):
    """Ada, Bo and Cy in a group, where all of them have said something."""
    group = circle(cast.here, cast.ada, cast.bo, cast.cy)
    for person in (cast.ada, cast.bo):
        post = Post.objects.create(group=group, by=person, text=f"{person.given_names} has boots.")
        Comment.objects.create(post=post, by=cast.cy, text="Whose?")
    common = Post.objects.create(group=group, by=cast.cy, text="Boots or skis?")
    side = Side.objects.create(post=common, text="Boots", place=1)
    for person in (cast.ada, cast.bo):
        comment = Comment.objects.create(post=common, by=person, text=f"{person.given_names} says boots.")
        Mention.objects.create(post=common, comment=comment, person=person)
        Reaction.objects.create(post=common, person=person, sort="agree")
        Stand.objects.create(post=common, side=side, person=person, reason=f"{person.given_names} skis badly.")
    return group


@BOTH_WAYS
def test_in_a_group_neither_meets_the_other(cast, browse, viewer, group, who, whom):
    Block.put(cast.ada.pk, cast.bo.pk)
    eyes, other = viewer(who), getattr(cast, whom)
    assert names([other.pk, cast.cy.pk], eyes, "nordvik").keys() == {cast.cy.pk}
    assert not Membership.objects.visible_to(eyes).filter(person=other).exists()
    for model in (Post, Comment, Stand):
        writer = "person" if model is Stand else "by"
        assert model.objects.visible_to(eyes).exists()
        assert not model.objects.visible_to(eyes).filter(**{writer: other}).exists()


@BOTH_WAYS
def test_no_page_of_a_group_names_the_other(cast, browse, group, who, whom):
    common = Post.objects.trusted("test").get(by=cast.cy)
    pages = [
        "groups/",
        f"groups/{group.key}/",
        f"groups/{group.key}/members/",
        f"posts/{common.key}/",
        "class/",
    ]
    told = re.compile(f"{getattr(cast, whom).key}|{getattr(cast, whom).given_names}\\b")
    assert any(told.search(body) for _status, body in plain(browse(who), *pages)), "without a block they are named"
    Block.put(cast.ada.pk, cast.bo.pk)
    for page, (status, body) in zip(pages, plain(browse(who), *pages), strict=True):
        assert (page, status, told.findall(body.partition("<main")[2])) == (page, 200, [])


@BOTH_WAYS
@pytest.mark.parametrize("way", ["open", "request"])
def test_letters_look_as_if_the_other_had_hidden(cast, browse, viewer, who, whom, way):
    thread = begin(cast.ada, cast.bo, "My boots!") if way == "open" else ask(cast.ada, cast.bo, "My boots?", "mail")
    pages = ("letters/", f"letters/{thread.key}/", f"people/{getattr(cast, whom).key}/letter/")
    before = plain(browse(who), *pages)
    block = Block.put(cast.bo.pk, cast.ada.pk)
    blocked = plain(browse(who), *pages)
    sent = browse(who).post(f"/nordvik/letters/{thread.key}/", {"text": "Hello?"}).content
    block.delete()
    getattr(cast, whom).hide()

    assert plain(browse(who), *pages) == blocked != before
    hidden = browse(who).post(f"/nordvik/letters/{thread.key}/", {"text": "Hello?"}).content
    assert re.sub(rb'value="[^"]*"', b"", sent) == re.sub(rb'value="[^"]*"', b"", hidden)
    assert Letter.objects.trusted("test").count() == 1


def test_no_letter_goes_either_way(cast):
    thread = begin(cast.ada, cast.bo, "My boots!")
    Block.put(cast.bo.pk, cast.ada.pk)
    for one, other in ((cast.ada, cast.bo), (cast.bo, cast.ada)):
        with pytest.raises(CannotWrite):
            write(thread, one, "Hello?")
        with pytest.raises(CannotWrite):
            begin(one, other, "Hello?")
    with pytest.raises(CannotWrite):
        ask(cast.bo, cast.ada, "Hello?", "mail")


def test_the_office_keeps_to_a_block_in_its_own_letters(cast, browse):
    Block.put(cast.ada.pk, cast.kari.pk)
    page = browse("kari").get(f"/nordvik/people/{cast.ada.key}/").content.decode()
    assert "Ada" in page
    assert "Write to" not in page
    assert browse("kari").get(f"/nordvik/people/{cast.ada.key}/letter/").status_code == 404


def test_blocking_and_meeting_again(cast, browse):
    ada = browse("ada")
    page = ada.get(f"/nordvik/people/{cast.bo.key}/").content.decode()
    assert f"/people/{cast.bo.key}/block/" in page
    assert not Block.objects.trusted("test").exists(), "looking changes nothing"
    listed = ada.post(f"/nordvik/people/{cast.bo.key}/block/", follow=True).content.decode()
    assert "<strong>Bo Berg</strong>" in listed
    number = Block.objects.trusted("test").get().pk

    assert browse("bo").post("/nordvik/me/blocked/", {"block": number}).status_code == 404, "it is not Bo’s to lift"
    assert "You have blocked nobody" in browse("bo").get("/nordvik/me/blocked/").content.decode()
    ada = browse("ada")
    ada.post("/nordvik/me/blocked/", {"block": number})
    assert ada.get(f"/nordvik/people/{cast.bo.key}/").status_code == 200


@pytest.mark.parametrize("number", ["", "x", "9" * 30, "-1"])
def test_a_block_that_is_none(browse, number):
    assert browse("ada").post("/nordvik/me/blocked/", {"block": number}).status_code == 404


def test_who_is_told_that_an_open_page_stays_open(cast, browse):
    cast.ada.open()
    assert "Without signing in" in browse("ada").get(f"/nordvik/people/{cast.bo.key}/block/").content.decode()
    assert "Without signing in" not in browse("bo").get(f"/nordvik/people/{cast.cy.key}/block/").content.decode()


@pytest.mark.parametrize("block", [False, True])
def test_a_mail_on_its_way_does_not_go_after_a_block(cast, mailbox, block):
    thread = begin(cast.bo, cast.ada, "My boots!")
    letter_written(Happening.objects.trusted("test").get(verb="letter.written", particulars__thread=thread.pk))
    if block:
        Block.put(cast.ada.pk, cast.bo.pk)
    assert ["My boots!" in letter.as_string() for letter in mailbox.deliver()] == ([] if block else [True])


@pytest.mark.parametrize("block", [False, True])
def test_who_is_invited_by_address_gets_no_mail_from_whom_they_blocked(cast, viewer, mailbox, block):
    if block:
        Block.put(cast.ada.pk, cast.bo.pk)
    invite(circle(cast.here, cast.bo), by=viewer("bo"), email=cast.ada.account.email)
    assert len(mailbox.deliver()) == (0 if block else 1)
