"""What is said to somebody comes by mail, once. It says why, stops by one click, and holds a thread together."""

import re

import pytest

from kohort.activity.models import Happening, record
from kohort.conversations.models import Letter, Party, Thread
from kohort.groups.models import Membership
from kohort.notices import mail, sending
from kohort.notices.models import Hearing, Mailing, Notice, Presence, Wish
from kohort.notices.telling import answered, posted
from kohort.people.models import Block

WHY = "a test looks at everything"


@pytest.fixture(autouse=True)
def english(cast):
    cast.here.language = "en"
    cast.here.save()


def body(letter) -> str:
    return letter.get_body(("plain",)).get_content()


def states() -> list[str]:
    return sorted(Mailing.objects.trusted(WHY).values_list("state", flat=True))


def test_an_answer_is_mailed_with_its_words_and_the_reason(boots, cast, mailbox, settings):
    settings.REPLY_TO = "kohort@nordvik.example.org"
    boots.answer(boots.post(cast.ada), cast.bo)
    (letter,) = mailbox.deliver()
    assert letter["To"] == "ada@nordvik.example.org"
    assert letter["Subject"] == "New answer in Rubber boots"
    assert "Bo Berg answered in Rubber boots" in body(letter)
    assert "I have, size 43." in body(letter)
    assert "You get this mail because you follow this conversation." in body(letter)
    assert "I have, size 43." in letter.get_body(("html",)).get_content()
    assert letter["Reply-To"].startswith("kohort+")
    assert letter["Auto-Submitted"] == "auto-generated"


def test_it_stops_by_one_click_and_belongs_to_a_list_and_a_thread(boots, cast, mailbox):
    post = boots.post(cast.ada)
    boots.answer(post, cast.bo)
    mailbox.deliver()
    Notice.objects.trusted(WHY).get().mark_read()
    boots.answer(post, cast.cy)
    first, second = mailbox.deliver()
    assert re.fullmatch(r"<http\S+/nordvik/no-more/\S+/>", first["List-Unsubscribe"].strip())
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert first["List-Id"].startswith(f"<{boots.group.key}.")
    assert first["In-Reply-To"] == second["In-Reply-To"]
    assert first["Message-ID"] != second["Message-ID"]
    assert cast.ada.name not in str(first["List-Unsubscribe"])
    assert first["Reply-To"] is None  # replies are off


def test_until_it_is_read_one_mail_is_enough(boots, cast, mailbox):
    post = boots.post(cast.ada)
    for number in range(3):
        boots.answer(post, cast.bo, f"Answer {number}")
        mailbox.deliver()
    assert len(mailbox.letters) == 1


def test_many_answers_in_one_mail(boots, cast, mailbox):
    post = boots.post(cast.ada)
    for number in range(5):
        boots.answer(post, cast.bo, f"Answer {number}")
    (letter,) = mailbox.deliver()
    assert "5 new answers in Rubber boots" in body(letter)
    assert [f"Bo Berg: Answer {number}" in body(letter) for number in range(5)] == [False, False, True, True, True]


@pytest.mark.parametrize("what", ["removed", "left", "read", "wished", "apart"])
def test_what_may_not_be_seen_any_more_is_not_mailed(boots, cast, mailbox, what):
    comment = boots.answer(boots.post(cast.ada), cast.bo)
    answered(Happening.objects.trusted(WHY).get(verb="comment.written"))  # told, and not yet sent
    if what == "removed":
        comment.removed = comment.at
        comment.save()
    elif what == "left":
        Membership.objects.trusted(WHY).filter(person=cast.ada).update(left="2026-01-01T00:00Z")
    elif what == "read":
        Notice.objects.trusted(WHY).get().mark_read()
    elif what == "wished":
        Wish.objects.create(institution=cast.here, person=cast.ada, answers=False)
    else:
        Block.objects.create(person=cast.bo, whom=cast.ada)
    assert states() == ["waiting"]
    assert mailbox.deliver() == []
    assert states() == ["skipped"]


def test_who_asked_without_a_name_stays_unnamed(boots, cast, mailbox):
    post = boots.post(cast.bo, unnamed=True, kind="question")
    boots.follow(post, cast.cy)
    boots.answer(post, None, "Size 43, I mean.", unnamed=True)
    (letter,) = mailbox.deliver()
    assert "Somebody answered in Rubber boots" in body(letter)
    assert "Berg" not in str(letter)


def test_a_hidden_writer_is_a_member(boots, cast, mailbox):
    boots.answer(boots.post(cast.ada), cast.hedda)
    (letter,) = mailbox.deliver()
    assert "A member answered" in body(letter)
    assert "Haug" not in str(letter)


def test_a_letter_is_announced_without_a_word_in_the_subject(boots, cast, mailbox):
    thread = Thread.objects.create(institution=cast.here, pair="1-2", begun_by=cast.ada)
    for one in (cast.ada, cast.cy):
        Party.objects.create(thread=thread, person=one)
    letter = Letter.objects.create(thread=thread, by=cast.ada, text="Shall we meet?")
    record("letter.written", institution=cast.here, thread=thread.pk, letter=letter.pk)
    (announced,) = mailbox.deliver()
    assert announced["Subject"] == "Somebody wrote to you"
    assert "Ada Ødegård wrote to you" in body(announced)
    assert "Shall we meet?" in body(announced)


def test_at_once_for_those_who_want_it(boots, cast, mailbox):
    for one in (cast.ada, cast.bo, cast.cy, cast.tora):  # Tora is in no group
        Hearing.say(one.pk, boots.group.pk, "at-once")
    Presence.objects.create(person=cast.cy, here="2024-01-01T00:00Z")
    boots.post(cast.bo, "Boots for a music video, please.")
    assert [letter["To"] for letter in mailbox.deliver()] == ["ada@nordvik.example.org"]
    (letter,) = mailbox.letters
    assert letter["Subject"] == "New in Rubber boots"
    assert "because you want to hear at once from Rubber boots" in body(letter)
    assert Notice.objects.trusted(WHY).count() == 0


def test_to_a_class_at_once_is_to_the_class(boots, cast, mailbox):
    for one in (cast.bo, cast.cy):
        Hearing.say(one.pk, boots.group.pk, "at-once")
    boots.post(cast.ada, programme=cast.history, first_year=2005, last_year=2009)
    assert [letter["To"] for letter in mailbox.deliver()] == ["bo@nordvik.example.org"]


def test_a_group_of_its_size_costs_what_its_listeners_cost(boots, cast, django_assert_max_num_queries):
    Hearing.say(cast.cy.pk, boots.group.pk, "at-once")
    boots.post(cast.ada)
    happening = Happening.objects.trusted(WHY).get(verb="post.written")
    with django_assert_max_num_queries(14):
        posted(happening)
    assert Mailing.objects.trusted(WHY).count() == 1


def test_the_letter_of_welcome_goes_to_who_joins(boots, cast, mailbox):
    boots.group.welcome = "Good to have you.\n\nBring boots."
    boots.group.save()
    for one, way in ((cast.tora, "joined"), (cast.stein, "rule")):
        Membership.objects.create(institution=cast.here, group=boots.group, person=one, way=way)
        record("membership.begun", institution=cast.here, about=one, group=boots.group.pk)
    (letter,) = mailbox.deliver()
    assert letter["To"] == "tora@nordvik.example.org"
    assert "Bring boots." in body(letter)


def test_without_a_server_nothing_is_lost(boots, cast, settings, mailbox):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    boots.answer(boots.post(cast.ada), cast.bo)
    mailbox.deliver()
    assert states() == ["waiting"]
    settings.EMAIL_PORT = port
    assert sending.send_batch(sending.at_once(), mail.batch) is None
    assert states() == ["sent"]
    assert len(mailbox.letters) == 1
