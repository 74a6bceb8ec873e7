"""An alumna asks the university: the office reads of it, Tora is given it by mail, and Ada gets the answer."""

import pytest

from kohort.giving.inquiries.handling import answer, close, give, make
from kohort.giving.models import Inquiry
from kohort.giving.tests.needs import eyes
from kohort.notices.models import Notice

from .mails import text, to

WHY = "a test looks at everything"
TITLE = "A partner for recycled wool"
pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def inquiry(cast, mailbox):
    made = make(Inquiry(kind="research", title=TITLE, words="By May, please."), eyes(cast.ada))
    assert mailbox.deliver() == []
    return made


def test_the_coordinator_reads_of_it(cast, inquiry, browse):
    notice = Notice.objects.trusted(WHY).get()
    assert notice.person_id == cast.kari.pk
    client = browse("kari")
    assert f"Ada Ødegård asks the university: {TITLE}" in client.get("/nordvik/notices/").content.decode()
    page = client.get(f"/nordvik/notices/{notice.key}/").url
    assert page == f"/nordvik/inquiries/{inquiry.key}/"


def test_who_is_given_it_and_who_asked_get_a_mail(cast, inquiry, mailbox):
    give(inquiry, cast.tora, eyes(cast.kari))
    (letter,) = mailbox.deliver()
    assert to([letter]) == [("tora", f"Asked of the university: {TITLE}")]
    for words in ("Ada Ødegård asks the university", "By May, please.", f"/nordvik/inquiries/{inquiry.key}/"):
        assert words in text(letter)
    for words in ("Perhaps.", "Yes, we would."):
        answer(inquiry, words, eyes(cast.tora))
    _given, reply = mailbox.deliver()
    assert reply["To"].startswith("ada@")
    assert "Tora Tveit has answered:" in text(reply)
    assert "Yes, we would." in text(reply)


def test_an_end_without_an_answer_is_told_to_who_asked(cast, inquiry, mailbox, browse):
    close(inquiry, eyes(cast.kari), Inquiry.State.CLOSED, "No group works on wool now.")
    (letter,) = mailbox.deliver()
    assert to([letter]) == [("ada", f"Asked of the university: {TITLE}")]
    assert "No group works on wool now." in text(letter)
    assert f"About what you asked the university: {TITLE}" in browse("ada").get("/nordvik/notices/").text


def test_nobody_is_told_of_what_they_did_themselves(cast, inquiry, mailbox):
    give(inquiry, cast.kari, eyes(cast.kari))
    close(inquiry, eyes(cast.ada), Inquiry.State.CLOSED)
    assert mailbox.deliver() == []


def test_given_on_before_the_mail_went_out(cast, inquiry, mailbox):
    give(inquiry, cast.tora, eyes(cast.kari))
    give(inquiry, cast.bo, eyes(cast.kari))
    assert [name for name, _subject in to(mailbox.deliver())] == ["bo"]
