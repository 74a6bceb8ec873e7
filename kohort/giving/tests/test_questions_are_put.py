"""A question goes to a few who said that they would answer, then to the next, and it ends, whatever happens."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.limits.models import Policy
from kohort.giving.questions.ending import take_back
from kohort.giving.questions.models import Question
from kohort.giving.questions.routing import route
from kohort.people.models import Block
from kohort.privacy.erasing import erase
from tests.jobs import run_jobs

from .questioned import TITLE, WHY, approaches, asked, link, now, to, who_has, willing

NEW = "/nordvik/questions/new/"
GOOD = {"title": TITLE, "language": "en"}


def mine(person):
    return Question.objects.trusted(WHY).filter(asker__person=person)


def test_sent_off_from_one_field_it_reaches_one_more_than_is_wanted(cast, browse):
    willing(cast.ada, cast.bo, cast.cy, cast.tora)
    page = browse("stein").post(NEW, GOOD, follow=True)
    assert "On its way" in page.content.decode()
    run_jobs()
    question = mine(cast.stein).get()
    assert len(who_has(question)) == question.wanted + 1
    assert sum(map(approaches, (cast.ada, cast.bo, cast.cy, cast.tora))) == 3
    assert "3 people who may know have your question" in browse("stein").get(page.request["PATH_INFO"]).content.decode()


def test_the_language_is_that_of_the_page_and_an_empty_one_is_no_question(cast, browse):
    client = browse("stein")
    page = client.get(NEW, headers={"accept-language": "nn"}).content.decode()
    assert 'value="no" selected' in page
    page = client.post(NEW, {"title": " ", "words": "Typed and kept", "language": "en"}).content.decode()
    assert "One line is enough" in page
    assert "Typed and kept" in page


def test_neither_who_asks_nor_who_is_kept_apart_nor_who_hides(cast):
    willing(cast.stein, cast.ada, cast.bo, cast.hedda, cast.selma, cast.una)
    Block.objects.create(person=cast.ada, whom=cast.stein)
    assert who_has(asked(cast.stein)) == {cast.bo.pk}


def test_nobody_is_said_at_once_and_looked_for_again_every_day(cast, browse):
    browse("stein").post(NEW, GOOD)
    run_jobs()
    question = mine(cast.stein).get()
    page = browse("stein").get(f"/nordvik/questions/{question.key}/").content.decode()
    assert "We have found nobody yet" in page
    willing(cast.ada)
    run_jobs()  # the index hears of it
    route(question.pk, timezone.now() + timedelta(days=1))
    assert who_has(question) == {cast.ada.pk}


def test_who_cannot_and_who_says_nothing_is_followed_by_the_next(cast, browse):
    willing(cast.ada, cast.bo, cast.cy, cast.tora, cast.kari)
    question = asked(cast.stein)
    first = who_has(question)
    one = next(person for person in (cast.ada, cast.bo, cast.cy, cast.tora, cast.kari) if person.pk in first)
    page = browse().post(link(question, one), {"do": "no"}).content.decode()
    assert "Thank you for telling us" in page
    run_jobs()
    assert len(who_has(question)) == 4
    route(question.pk, timezone.now() + timedelta(days=6))
    assert len(who_has(question)) == 5
    assert to(question, one).state == "no"


def test_after_two_weeks_it_is_over_and_says_what_to_do_next(cast, browse):
    willing(cast.ada)
    question = asked(cast.stein)
    assert route(question.pk, question.until) is None
    assert (now(question).state, to(question, cast.ada).state) == ("expired", "expired")
    page = browse("stein").get(f"/nordvik/questions/{question.key}/").content.decode()
    assert f"new/?again={question.key}" in page
    assert TITLE in browse("stein").get(NEW, {"again": question.key}).content.decode()
    assert TITLE not in browse("bo").get(NEW, {"again": question.key}).content.decode()
    assert route(question.pk) is None


def test_taken_back_nobody_is_asked_any_more_and_who_had_it_is_told(cast, browse):
    willing(cast.ada)
    question = asked(cast.stein, shared=True)
    take_back(question)
    route(question.pk)
    assert (now(question).state, now(question).shared) == ("withdrawn", False)
    assert "This question was taken back" in browse().get(link(question, cast.ada)).content.decode()
    told = Happening.objects.trusted(WHY).filter(verb="question.ended")
    assert list(told.values_list("about", flat=True)) == [cast.ada.pk]


def test_whoever_asked_and_left_takes_the_question_along(cast, browse):
    willing(cast.ada)
    question = asked(cast.stein)
    address = link(question, cast.ada)
    erase(cast.stein)
    route(question.pk)
    assert (now(question).state, now(question).title) == ("withdrawn", "")
    assert "This question was taken back" in browse().get(address).content.decode()


def test_five_a_month(cast, browse):
    client = browse("ada")
    for number in range(5):
        for _ in range(2):  # taps
            assert client.post(NEW, GOOD | {"title": f"How? {number}"}).status_code == 302
    page = client.post(NEW, GOOD | {"words": "Typed and kept"}).content.decode()
    assert "You have asked five questions lately" in page
    assert "Typed and kept" in page
    assert mine(cast.ada).count() == 5


@pytest.mark.parametrize(("who", "status"), [("stein", 403), ("ada", 302), ("tora", 302)])
def test_students_may_where_the_house_lets_them(cast, browse, who, status):
    Policy.objects.create(institution=cast.here, students_question=False)
    assert browse(who).post(NEW, GOOD).status_code == status
