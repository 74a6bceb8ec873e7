"""Who could answer this? The group's own, by their own words, and nobody too often."""

import pytest

from kohort.activity.models import Happening
from kohort.conversations.models import Asked, Post
from kohort.conversations.talking.asking import ask
from kohort.conversations.talking.knowing import suggestions
from kohort.people.models import Block, Topic
from tests.cast import fact

from .conversation import WHY, boots, eyes, says, unnamed

QUESTION = {"kind": Post.Kind.QUESTION, "text": "Who can mend a sewing machine, and how much økonomi is in it?"}


@pytest.fixture
def question(cast):
    """Bo and Cy know about what Ada asks; so does Tora, who is not in the group."""
    for person in (cast.bo, cast.tora):
        fact(Topic, person, text="Sewing clothes")
    fact(Topic, cast.cy, text="Økonomi")
    return boots(cast, **QUESTION)


def suggested(post, person):
    return {one.person_id: one.why for one in suggestions(post, eyes(person))}


def told():
    return [one.about_id for one in Happening.objects.trusted(WHY).filter(verb="could.answer").order_by("pk")]


def test_those_in_the_group_whose_words_fit_are_suggested_with_the_reason(cast, question):
    assert suggested(question, cast.ada) == {
        cast.bo.pk: "knows about Sewing clothes",
        cast.cy.pk: "knows about Økonomi",
    }


def test_who_is_apart_or_has_answered_or_looks_is_not_suggested(cast, question):
    assert suggested(question, cast.bo).keys() == {cast.cy.pk}
    says(cast.cy, question)
    Block.objects.create(person=cast.bo, whom=cast.ada)
    assert suggested(question, cast.ada) == {}


def test_one_tap_asks_and_the_page_says_so(cast, browse, question):
    path = f"/nordvik/posts/{question.key}/who/"
    assert "knows about Sewing clothes" in browse("ada").get(path).content.decode()
    for _tap in range(2):
        browse("ada").post(path, {"person": cast.bo.key})
    browse("ada").post(path, {"person": cast.tora.key})
    assert told() == [cast.bo.pk]
    assert suggested(question, cast.ada).keys() == {cast.cy.pk}


def test_three_are_asked_about_one_question(cast, question):
    assert [ask(question, one, eyes(cast.ada)) for one in (cast.bo, cast.cy, cast.stein, cast.tora)] == [
        True,
        True,
        True,
        False,
    ]


def test_nobody_is_asked_more_than_three_times_a_month_and_nobody_is_told(cast, question):
    others = [Post.objects.create(group=question.group, by=cast.ada, **QUESTION) for _ in range(4)]
    assert all(ask(one, cast.bo, eyes(cast.ada)) for one in others)
    assert told() == [cast.bo.pk] * 3
    assert suggested(question, cast.ada).keys() == {cast.cy.pk}


def test_who_asked_without_a_name_can_be_suggested_and_hears_nothing(cast):
    fact(Topic, cast.ada, text="Sewing")
    post = unnamed(cast, text="Who can mend a sewing machine?")
    assert suggested(post, cast.bo).keys() == {cast.ada.pk}
    assert ask(post, cast.ada, eyes(cast.bo))
    assert told() == []
    assert ask(post, cast.cy, eyes(cast.ada))
    assert Happening.objects.trusted(WHY).get(verb="could.answer").by_id is None
    assert Asked.objects.trusted(WHY).filter(post=post).count() == 2


def test_only_questions_have_such_a_page(cast, browse):
    assert browse("ada").get(f"/nordvik/posts/{boots(cast).key}/who/").status_code == 404
