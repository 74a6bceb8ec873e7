"""A question finds those who would answer, by mail, and the answer its way back: without a name, to the last header."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.giving.models import Routed
from kohort.giving.questions.answering import answer
from kohort.giving.questions.ending import enough
from kohort.giving.questions.routing import route
from kohort.giving.questions.thanking import thank
from kohort.giving.tests.offering import indexed
from kohort.giving.tests.questioned import TITLE, asked, link, to, willing
from kohort.notices.models import Mailing, Notice
from kohort.people.models import Block

from .mails import text
from .mails import to as sent_to

WHY = "a test looks at everything"
pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def question(cast):
    """Stein’s, without his name; Ada and Bo would answer."""
    willing(cast.ada, cast.bo)
    indexed()
    return asked(cast.stein, unnamed=True)


def last(person) -> str:
    return Notice.objects.trusted(WHY).get(person=person).verb


def test_it_is_answered_from_the_mail(cast, question, mailbox):
    letters = mailbox.deliver()
    assert sent_to(letters) == [(name, "Could you answer a question?") for name in ("ada", "bo")]
    letter = next(one for one in letters if one["To"].startswith("ada"))
    for words in (TITLE, "I weave.", "A student asks", link(question, cast.ada)):
        assert words in text(letter)


def test_who_asks_stands_nowhere(cast, question, mailbox):
    letters = mailbox.deliver()
    answer(to(question, cast.ada), "Double it.", shared=True)
    thank(answer(to(question, cast.ada), "", shared=False))
    mailbox.deliver()
    for letter in letters:
        if not letter["To"].startswith("stein"):
            said = letter.as_string() + "".join(part.get_content() for part in letter.walk() if not part.is_multipart())
            assert not {word for word in ("Stein", "Strand", "stein") if word in said}
    others = Notice.objects.trusted(WHY).exclude(person=cast.stein)
    assert others.count() == 2
    assert not others.filter(by=cast.stein).exists()
    assert not Mailing.objects.trusted(WHY).filter(occasion__contains=cast.stein.key).exists()


def test_the_answer_comes_back_and_the_thanks_stand_on_the_page(cast, question, mailbox):
    mailbox.deliver()
    reply = answer(to(question, cast.ada), "Double it. " * 60, shared=False)
    letter = mailbox.deliver()[-1]
    assert sent_to([letter]) == [("stein", "An answer to your question")]
    for words in ("Ada Ødegård has answered:", "Double it.", f"/nordvik/questions/{question.key}/"):
        assert words in text(letter)
    assert text(letter).count("Double it.") < 30
    thank(reply)
    many = len(mailbox.letters)
    assert len(mailbox.deliver()) == many
    assert (last(cast.stein), last(cast.ada)) == ("question.answered", "question.thanked")


@pytest.mark.parametrize("meanwhile", ["enough", "answered", "hidden", "apart"])
def test_not_to_who_need_not_answer_any_more(cast, question, mailbox, meanwhile):
    if meanwhile == "enough":
        enough(question)
    elif meanwhile == "answered":
        answer(to(question, cast.ada), "Double it.", shared=False)
    elif meanwhile == "hidden":
        cast.ada.hide()
    else:
        Block.put(cast.ada.pk, cast.stein.pk)
    assert "ada" not in [name for name, _subject in sent_to(mailbox.deliver())]


def test_nobody_could(cast, question, mailbox):
    mailbox.deliver()
    Routed.objects.trusted(WHY).filter(question=question).update(state="no")
    route(question.pk, now=timezone.now() + timedelta(days=20))
    letter = mailbox.deliver()[-1]
    assert sent_to([letter]) == [("stein", "Nobody could answer in time")]
    assert "in one of your groups" in text(letter)
