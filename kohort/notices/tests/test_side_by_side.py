"""Two senders at once, which have both found the same mails waiting: each mail goes out once."""

import pytest

from kohort.activity.models import Happening
from kohort.notices import mail, sending
from kohort.notices.models import Mailing
from kohort.notices.telling import answered

WHY = "a test looks at everything"


@pytest.fixture
def waiting(boots, cast):
    """Three mails that nobody has begun to send."""
    post = boots.post(cast.ada)
    boots.follow(post, cast.bo, cast.cy)
    boots.answer(post, cast.hedda)
    answered(Happening.objects.trusted(WHY).get(verb="comment.written"))
    return sending.at_once()


def test_the_other_one_overtakes(waiting, mailbox):
    """One that has read what waits finds the other done with all of it."""

    def prepare(batch):
        sending.send_batch(waiting, mail.batch)
        return mail.batch(batch)

    assert waiting.count() == 3
    sending.send_batch(waiting, prepare)
    assert len(mailbox.letters) == len({letter["To"] for letter in mailbox.letters}) == 3
    assert set(Mailing.objects.trusted(WHY).values_list("state", flat=True)) == {"sent"}


def test_a_fault_of_ours_loses_nothing_and_holds_up_nobody(waiting, mailbox):
    broken = waiting.first()

    def prepare(_batch):
        return lambda mailing: 1 / 0 if mailing.pk == broken.pk else mail.of(mailing)

    for _time in range(2):
        with pytest.raises(ZeroDivisionError):
            sending.send_batch(waiting, prepare)
    assert len(mailbox.letters) == 2
    assert sending.send_batch(waiting, mail.batch) is None
    assert len({letter["To"] for letter in mailbox.letters}) == len(mailbox.letters) == 3


def test_a_mail_that_somebody_else_has_in_hand_is_left_alone(waiting, mailbox):
    waiting.filter(pk=waiting.first().pk).update(state="sending", began="2026-01-01T00:00Z")
    assert sending.send_batch(waiting, mail.batch) is None
    assert len(mailbox.letters) == 2
    assert waiting.filter(state="unknown").count() == 1  # it was too long in those hands
    assert list(sending.problems()) == [
        "1 mails of the last seven days were refused, or nobody knows whether they went out."
    ]
