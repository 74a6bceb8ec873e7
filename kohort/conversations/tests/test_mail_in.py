"""Answers by mail: who was written to may answer, from an address of theirs, as long as the page would let them."""

import os
import subprocess
import sys
from email.message import Message

import pytest
from click.testing import CliRunner

from kohort.accounts.models import Account
from kohort.conversations.commands import mail_in
from kohort.conversations.letters.writing import begin
from kohort.conversations.models import Asker, Comment, Letter, Post
from kohort.conversations.replying import LENGTH, address, problems
from kohort.groups.models import Membership
from kohort.people.models import Block
from tests.circles import circle

from .mails import mail

ADA, BO, CY = (f"{name}@nordvik.example.org" for name in ("ada", "bo", "cy"))


@pytest.fixture(autouse=True)
def replies(settings):
    settings.REPLY_TO = "kohort@post.example.org"


@pytest.fixture
def post(cast) -> Post:
    """Ada has asked a group that Bo is in too."""
    group = circle(cast.here, cast.ada, cast.bo)
    return Post.objects.create(group=group, by=cast.ada, text="Has anybody got my boots?")


@pytest.fixture
def thread(cast):
    """Ada has written to Bo."""
    return begin(cast.ada, cast.bo, "Have you got my boots?")


def piped(message: Message | bytes):
    """The exit status, as a mail server gets it."""
    raw = message if isinstance(message, bytes) else message.as_bytes()
    result = CliRunner().invoke(mail_in, input=raw)
    assert "@" not in result.output
    return result.exit_code


def comments() -> list[tuple]:
    return list(Comment.objects.trusted("test").order_by("pk").values_list("by__given_names", "text"))


def letters() -> list[str]:
    return list(Letter.objects.trusted("test").order_by("pk").values_list("text", flat=True))


def test_an_answer_to_a_post_becomes_a_comment(cast, post):
    assert piped(mail(f"Bo <{BO.upper()}>", address(cast.bo, post=post).upper())) == os.EX_OK
    assert comments() == [("Bo", "In the cellar.")]


def test_an_answer_to_a_letter_becomes_a_letter(cast, thread):
    assert piped(mail(BO, address(cast.bo, thread=thread))) == os.EX_OK
    assert letters() == ["Have you got my boots?", "In the cellar."]


def test_the_address_names_nobody_and_fits(cast, post, settings):
    name = address(cast.bo, post=post).partition("@")[0]
    assert len(name) <= 64
    assert len(name.partition("+")[2]) == LENGTH
    assert name == name.lower()
    settings.REPLY_TO = ""
    assert address(cast.bo, post=post) == ""


def test_the_envelope_header_tells_where_it_went(cast, post):
    message = mail(BO, "Nordvik <no-reply@example.org>", Delivered_To=address(cast.bo, post=post))
    assert piped(message) == os.EX_OK
    assert len(comments()) == 1


@pytest.mark.parametrize("sender", [ADA, "bo@elsewhere.example", "", f"{BO}, {ADA}", f'"{BO}" <mallory@example.com>'])
def test_from_anybody_else_it_is_refused(cast, post, thread, sender):
    for to in (address(cast.bo, post=post), address(cast.bo, thread=thread)):
        assert piped(mail(sender, to)) == os.EX_NOPERM
    assert comments() == []
    assert len(letters()) == 1


def test_an_address_that_is_not_verified_is_nobodys(cast, post):
    cast.bo.account.emailaddress_set.update(verified=False)
    assert piped(mail(BO, address(cast.bo, post=post))) == os.EX_NOPERM


def test_each_changed_letter_of_the_token_is_found_out(cast, post):
    name, domain = address(cast.bo, post=post).split("@")
    for place in range(len(name) - LENGTH, len(name), 3):
        changed = "b" if name[place] != "b" else "c"
        forged = f"{name[:place]}{changed}{name[place + 1 :]}@{domain}"
        assert piped(mail(BO, forged)) == os.EX_NOPERM
    assert comments() == []


@pytest.mark.parametrize("to", ["kohort+short@post.example.org", "kohort+" + "a" * 39 + "@post.example.org"])
def test_a_made_up_token_is_forged(post, to):
    assert piped(mail(BO, to)) == os.EX_NOPERM


@pytest.mark.parametrize("to", ["kohort@post.example.org", "kohort+x@other.example.org", ""])
def test_to_no_address_of_ours(post, to):
    assert piped(mail(BO, to)) == os.EX_NOUSER


def test_a_token_for_another_is_no_use(cast, post):
    """Cy is in no group with Ada; Selma is next door. A token of theirs for this post is genuine, and opens nothing."""
    assert piped(mail(CY, address(cast.cy, post=post))) == os.EX_NOPERM
    stranger = cast.selma.account.email
    assert piped(mail(stranger, address(cast.selma, post=post))) == os.EX_NOPERM
    assert comments() == []


def test_the_same_mail_twice_is_one_answer(cast, post, thread):
    for to in (address(cast.bo, post=post), address(cast.bo, thread=thread)):
        message = mail(BO, to)
        assert [piped(message), piped(message)] == [os.EX_OK, os.EX_OK]
    assert len(comments()) == 1
    assert len(letters()) == 2


def test_who_has_left_the_group_answers_no_more(cast, post):
    to = address(cast.bo, post=post)
    Membership.objects.trusted("test").get(person=cast.bo).leave()
    assert piped(mail(BO, to)) == os.EX_NOPERM


def test_a_closed_post_and_a_removed_one(cast, post):
    to = address(cast.bo, post=post)
    for column in ("closed", "removed"):
        Post.objects.trusted("test").update(**{"closed": None, column: post.at})
        assert piped(mail(BO, to)) == os.EX_NOPERM
    assert comments() == []


@pytest.mark.parametrize("way", ["block", "blocked", "hidden"])
def test_a_letter_to_who_is_not_to_be_met_is_refused_in_one_way(cast, thread, way):
    to = address(cast.bo, thread=thread)
    if way == "hidden":
        cast.ada.hide()
    else:
        Block.put(*(cast.bo.pk, cast.ada.pk)[:: 1 if way == "block" else -1])
    assert piped(mail(BO, to)) == os.EX_NOPERM
    assert len(letters()) == 1


def test_who_has_left_is_nobody(cast, post):
    to = address(cast.bo, post=post)
    cast.bo.delete()
    assert piped(mail(BO, to)) == os.EX_NOUSER


@pytest.mark.parametrize(
    "header",
    [
        {"Auto_Submitted": "auto-replied; owner-email=x"},
        {"Return_Path": "<>"},
        {"Precedence": "Bulk"},
        {"X_Autoreply": "yes"},
        {"Content_Type": "multipart/report; report-type=delivery-status; boundary=x"},
    ],
)
def test_machines_are_passed_over(cast, post, header):
    message = mail(BO, address(cast.bo, post=post), "" if "Content_Type" in header else "I am away.", **header)
    assert piped(message) == os.EX_OK
    assert piped(mail("Mailer-Daemon@example.org", "kohort+forged@post.example.org")) == os.EX_OK
    assert comments() == []


def test_a_person_whose_program_says_so_is_no_machine(cast, post):
    assert piped(mail(BO, address(cast.bo, post=post), Auto_Submitted="no")) == os.EX_OK
    assert len(comments()) == 1


def test_nothing_but_a_quotation_is_no_answer(cast, post):
    assert piped(mail(BO, address(cast.bo, post=post), "> Has anybody?")) == os.EX_DATAERR
    assert piped(mail(BO, address(cast.bo, post=post), "word " * 1_001, Message_ID="<2@x>")) == os.EX_DATAERR


@pytest.mark.parametrize("raw", [b"", b"\0\xff\xfe", b"From: \nTo: <<>>@@\n\n", b"Content-Type: multipart/mixed\n\n--"])
def test_what_is_no_mail_is_for_nobody(db, raw):
    assert piped(raw) == os.EX_NOUSER


def test_what_is_too_large_is_not_read(db):
    assert piped(b"x" * (10 * 2**20 + 1)) == os.EX_DATAERR


def test_a_file_is_left_out_and_that_is_said(cast, post):
    Account.objects.update(language="en")
    message = mail(BO, address(cast.bo, post=post))
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="map.pdf")
    piped(message)
    assert comments() == [("Bo", "In the cellar.\n\n(A file that came with this was left out.)")]


def test_a_line_with_a_signed_address_is_not_posted(cast, post):
    to = address(cast.bo, post=post)
    piped(mail(BO, to, f"In the cellar.\nTo {to} you said"))
    assert comments() == [("Bo", "In the cellar.")]


def test_who_asks_without_a_name_has_no_address_to_give_it_away_by(cast, post):
    Post.objects.trusted("test").update(by=None, unnamed=True)
    Asker.objects.create(post=post, person=cast.ada)
    post.refresh_from_db(from_queryset=Post.objects.trusted("test"))
    assert address(cast.ada, post=post) == ""
    assert address(cast.bo, post=post)


def test_too_many_letters_wait_at_the_mail_server(cast, thread):
    to = address(cast.bo, thread=thread)
    codes = [piped(mail(BO, to, f"Letter {n}", Message_ID=f"<{n}@x>")) for n in range(21)]
    assert codes == [os.EX_OK] * 20 + [os.EX_TEMPFAIL]


@pytest.mark.parametrize(
    ("mailbox", "found"),
    [("", 0), ("kohort@post.example.org", 0), ("kohort", 1), ("a+b@example.org", 1), ("k" * 25 + "@x.org", 1)],
)
def test_the_check_looks_at_the_mailbox(settings, mailbox, found):
    settings.REPLY_TO = mailbox
    assert len(list(problems())) == found


def test_the_command_itself(tmp_path):
    """As a mail server runs it; a forged address is known for one before any table is read."""
    told = {"KOHORT_HOME": str(tmp_path), "KOHORT_REPLY_TO": "kohort@post.example.org"}
    command = "import django; django.setup(); from kohort.conversations.commands import mail_in; mail_in()"
    done = subprocess.run(
        [sys.executable, "-c", command],
        input=mail(BO, f"kohort+{'a' * LENGTH}@post.example.org").as_bytes(),
        capture_output=True,
        env=os.environ | told,
        check=False,
    )
    assert (done.returncode, done.stderr) == (os.EX_NOPERM, b"The address it went to was not made here.\n")
