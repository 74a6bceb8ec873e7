"""Whoever narrowed what others may see is not found until the index has caught up, and never a moment too early."""

import pytest

from kohort.search import engine
from kohort.search.documents import Document
from kohort.search.models import Withheld
from kohort.search.questions import Access, Question

EVERYBODY = Question(1, Access("office"))
pytestmark = pytest.mark.django_db


def people(owners=(1, 2, 3)):
    return [Document(owner, 1, ["office"], values={"offers": ["mentor"]}) for owner in owners]


@pytest.fixture(autouse=True)
def built():
    engine.rebuild(people)


def ask():
    answer = engine.ask(EVERYBODY, facets={"offers": 3})
    return answer.owners, answer.total, answer.facets["offers"]


def test_the_withheld_are_neither_found_nor_counted():
    Withheld.add(1, [2])
    assert ask() == ([1, 3], 2, [("mentor", 2)])


def test_the_question_may_withhold_more():
    Withheld.add(1, [2])
    assert engine.ask(Question(1, Access("office"), withheld=[1])).owners == [3]


def test_another_tenants_withheld_do_not_matter():
    Withheld.add(2, [2])
    assert ask()[0] == [1, 2, 3]


def test_many_may_be_withheld():
    Withheld.add(1, range(2, 1500))
    assert ask()[0] == [1]
    engine.rebuild(people)
    assert ask()[0] == [1, 2, 3]


def test_catching_up_lets_them_be_found_again():
    Withheld.add(1, [2, 3])
    assert engine.catch_up([2], people)
    assert ask()[0] == [1, 2]
    assert Withheld.of(1) == {3}


def test_who_must_not_be_found_at_all_is_gone():
    Withheld.add(1, [2])
    engine.catch_up([2], lambda owners: [])
    assert (ask()[0], Withheld.of(1)) == ([1, 3], frozenset())


def narrowed_meanwhile(owners=(1, 2, 3)):
    """Documents during whose reading owner 2 hides once more."""
    yield from people(owners)
    Withheld.add(1, [2])


def test_withheld_again_while_catching_up_stays_withheld():
    Withheld.add(1, [2])
    engine.catch_up([2], narrowed_meanwhile)
    assert ask()[0] == [1, 3]


def test_withheld_again_while_rebuilding_stays_withheld():
    engine.rebuild(narrowed_meanwhile)
    assert ask()[0] == [1, 3]


def test_a_stale_index_releases_nobody(settings, tmp_path):
    settings.KOHORT_HOME = tmp_path / "elsewhere"
    Withheld.add(1, [2])
    assert engine.catch_up([2], people) is False
    assert Withheld.of(1) == {2}
