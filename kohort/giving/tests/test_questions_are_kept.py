"""What both who asked and who answered let be kept is read by members, without who asked; and found before one asks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kohort.giving.questions.answering import answer
from kohort.giving.questions.models import Question, Reply
from kohort.people.models import Block
from tests.pages import without_tokens

from .questioned import TITLE, WHY, asked, now, to, willing

ALL = "/nordvik/questions/"


@pytest.fixture
def kept(cast):
    """`kept(shared, …)`: a question of Stein's, named, which Bo and Ada answer, letting others read it or not."""
    willing(cast.bo, cast.ada)

    def make(asker=True, bo=True, ada=False, **fields):
        question = asked(cast.stein, shared=asker, **fields)
        answer(to(question, cast.bo), "Ask the guild for its list.", shared=bo)
        answer(to(question, cast.ada), "Whisper it.", shared=ada)
        return question

    return make


@pytest.mark.parametrize(
    ("asker", "bo", "read"), [(True, True, True), (True, False, False), (False, True, False), (False, False, False)]
)
def test_read_where_both_agreed(cast, browse, kept, asker, bo, read):
    question = kept(asker=asker, bo=bo)
    client = browse("cy")
    assert (TITLE in client.get(ALL).content.decode()) is read
    page = client.get(f"{ALL}{question.key}/")
    assert page.status_code == (200 if read else 404)
    if read:
        shown = page.content.decode()
        assert "Bo Berg" in shown
        assert "Ask the guild" in shown
        assert "Whisper it" not in shown
        assert "Ada" not in without_tokens(shown)
        assert "Strand" not in shown


def test_whoever_asked_decides_later_and_takes_it_back(cast, browse, kept):
    question = kept(asker=False)
    browse("stein").post(f"{ALL}{question.key}/", {"do": "keep"})
    assert browse("cy").get(f"{ALL}{question.key}/").status_code == 200
    browse("stein").post(f"{ALL}{question.key}/", {"do": "withdraw"})
    assert browse("cy").get(f"{ALL}{question.key}/").status_code == 404
    browse("stein").post(f"{ALL}{question.key}/", {"do": "keep"})
    assert not now(question).shared


def test_whoever_answered_takes_it_back(cast, browse, kept):
    question = kept()
    browse("bo").post(f"{ALL}{question.key}/", {"do": "change", "words": "Ask the guild."})
    assert browse("cy").get(f"{ALL}{question.key}/").status_code == 404


def test_two_kept_apart_read_nothing_of_each_other(cast, browse, kept):
    question = kept()
    Block.objects.create(person=cast.bo, whom=cast.cy)
    assert browse("cy").get(f"{ALL}{question.key}/").status_code == 404
    assert TITLE not in browse("cy").get(ALL).content.decode()


@pytest.mark.parametrize(
    ("words", "found"), [("PRICE", True), ("guild list", True), ("whisper", False), ("wool", False)]
)
def test_found_by_words_of_what_one_may_read(cast, browse, kept, words, found):
    kept()
    page = browse("cy").get(ALL, {"q": words}).content.decode()
    assert (TITLE in page) is found
    assert ("Nobody has asked that" in page) is not found


def test_shown_once_before_the_same_is_asked_again(cast, browse, kept):
    kept()
    asks = {"title": "Learning to price work, how?", "language": "en"}
    client = browse("cy")
    page = client.post(f"{ALL}new/", asks).content.decode()
    assert "Is your answer here already?" in page
    assert asks["title"] in page
    assert client.post(f"{ALL}new/", asks | {"sure": "yes"}).status_code == 302
    assert client.post(f"{ALL}new/", {"title": "Where to rent a loom?", "language": "en"}).status_code == 302


def test_as_many_queries_for_many_as_for_one(cast, browse, kept, django_assert_num_queries):
    first = kept()
    client = browse("cy")
    client.get(ALL)
    with CaptureQueriesContext(connection) as one:
        client.get(ALL)
    for number in range(8):
        row = Question.objects.create(institution=cast.here, title=f"Nr {number}", shared=True, until=first.until)
        Reply.objects.create(question=row, person=cast.bo, words="So", shared=True)
    with django_assert_num_queries(len(one)):
        assert client.get(ALL).content.decode().count("<h3>") == 9
    assert Question.objects.trusted(WHY).count() == 9
