"""What the tests of joining look at: seats, codes and links."""

import re

from kohort.events.models import Answer, Companion, Knock, Question, Seat

WHY = "a test looks at everything"
INNER = re.compile(r'<section class="deciding".*?</section>', re.DOTALL)
CODE = re.compile(r"^    (\w{4}-\w{4})\s*$", re.MULTILINE)


def seats(event, **where):
    return Seat.objects.trusted(WHY).filter(event=event, **where).order_by("turn")


def knocks(event):
    return Knock.objects.trusted(WHY).filter(event=event)


def companions(seat) -> list[str]:
    rows = Companion.objects.trusted(WHY).filter(seat=seat).order_by("place")
    return list(rows.values_list("name", flat=True))


def answers(seat) -> list[str]:
    return list(Answer.objects.trusted(WHY).filter(seat=seat).order_by("pk").values_list("text", flat=True))


def question(event, words="Which year?", **more) -> Question:
    return Question.objects.create(event=event, words=words, **more)


def said(response) -> str:
    """What the panel of a page says, without the rest of the page."""
    found = INNER.search(response.content.decode())
    assert found, response
    return found.group()


def code_letter(mailbox) -> str:
    """The text of the newest letter with a code."""
    texts = [letter.get_body("plain").get_content() for letter in mailbox.deliver()]
    return next(text for text in reversed(texts) if CODE.search(text))


def code_in(text: str) -> str:
    return CODE.search(text)[1]
