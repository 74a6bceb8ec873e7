"""An answer from the mail: the first ones end it, none is thrown away, each is counted once and can be thanked for."""

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.models import Given
from kohort.giving.questions.answering import TooLate, answer
from kohort.giving.questions.models import Reply
from kohort.giving.questions.routing import route

from .questioned import TITLE, WHY, asked, link, now, replies, to, who_has, willing

GOOD = {"words": "Materials twice, and my hours.", "do": "answer"}


@pytest.fixture
def question(cast):
    willing(cast.ada, cast.bo, cast.cy)
    return asked(cast.stein)


def page(question):
    return f"/nordvik/questions/{question.key}/"


def test_answered_without_signing_in_and_sent_twice_it_is_one(cast, browse, question):
    shown = browse().get(link(question, cast.ada)).content.decode()
    assert TITLE in shown
    assert "Stein Strand asks" in shown
    assert replies(question) == []
    for _ in range(2):
        assert "your answer is there" in browse().post(link(question, cast.ada), GOOD).content.decode()
    assert replies(question) == [GOOD["words"]]
    given = Given.objects.trusted(WHY).get()
    assert (given.person_id, given.kind, given.by_id, given.words, given.title) == (
        *(cast.ada.pk, "expert", cast.stein.pk),
        *("", ""),
    )


def test_the_first_end_it_and_the_others_are_thanked(cast, browse, question):
    for one in (cast.ada, cast.bo):
        browse().post(link(question, one), GOOD)
    assert (now(question).state, to(question, cast.cy).state) == ("enough", "enough")
    assert "It has been answered already" in browse().get(link(question, cast.cy)).content.decode()
    told = Happening.objects.trusted(WHY).filter(verb="question.ended")
    assert list(told.values_list("about", flat=True)) == [cast.cy.pk]


def test_one_that_was_being_written_is_kept_and_no_third(cast, browse):
    willing(cast.ada, cast.bo)
    question = asked(cast.stein, wanted=1)
    willing(cast.cy)
    routed = to(question, cast.ada)
    third = type(routed).objects.create(question=question, person=cast.cy, reply_by=timezone.now())
    for one in (cast.ada, cast.bo):
        answer(to(question, one), "Mine", shared=False)
    with pytest.raises(TooLate):
        answer(third, "Mine", shared=False)
    late = browse().post(link(question, cast.cy), {"words": "Written in vain?"}).content.decode()
    assert "Written in vain?" in late
    assert replies(question) == ["Mine", "Mine"]


def test_an_answer_after_two_weeks_is_still_one(cast, browse, question):
    route(question.pk, question.until)
    assert now(question).state == "expired"
    browse().post(link(question, cast.ada), GOOD)
    assert (now(question).state, replies(question)) == ("enough", [GOOD["words"]])


def test_nothing_written_is_asked_for_and_a_wrong_link_is_none(cast, browse, question):
    assert "Write a line or two" in browse().post(link(question, cast.ada), {"words": ""}).content.decode()
    token = to(question, cast.ada).key
    assert browse().get(f"/nordvik/answer/{token}.guessed/").status_code == 404
    assert browse().get(link(question, cast.ada).replace("nordvik", "sundby")).status_code == 404


def test_whoever_asked_reads_and_thanks_with_one_tap(cast, browse, question):
    browse().post(link(question, cast.ada), GOOD)
    home = browse("stein").get("/nordvik/").content.decode()
    assert "Your question was answered" in home
    assert "Thank Ada Ødegård" in browse("stein").get(page(question)).content.decode()
    reply = Reply.objects.trusted(WHY).get()
    for _ in range(2):
        browse("stein").post(page(question), {"do": "thank", "reply": reply.key})
    told = Happening.objects.trusted(WHY).filter(verb="question.thanked")
    assert list(told.values_list("about", "by")) == [(cast.ada.pk, None)]
    assert "Whoever asked says thank you" in browse("ada").get(page(question)).content.decode()
    assert "Your question was answered" not in browse("stein").get("/nordvik/").content.decode()


def test_enough_ends_it(cast, browse, question):
    browse("stein").post(page(question), {"do": "enough"})
    assert now(question).state == "enough"
    assert route(question.pk) is None
    assert len(who_has(question)) == 3


@pytest.mark.parametrize("do", ["enough", "withdraw", "keep", "thank", "change", "gold"])
def test_nobody_else_decides(cast, browse, question, do):
    browse().post(link(question, cast.ada), GOOD)
    key = Reply.objects.trusted(WHY).get().key
    assert browse("bo").post(page(question), {"do": do, "reply": key, "words": "Not mine"}).status_code == 404
    assert browse("anja").post(page(question), {"do": do}).status_code == 404
    assert (now(question).state, now(question).shared, replies(question)) == ("open", False, [GOOD["words"]])


def test_whoever_answered_may_change_it(cast, browse, question):
    browse().post(link(question, cast.ada), GOOD)
    browse("ada").post(page(question), {"do": "change", "words": "Thrice.", "shared": "on"})
    assert replies(question) == ["Thrice."]
    assert Reply.objects.trusted(WHY).get().shared
