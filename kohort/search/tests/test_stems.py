"""Words are met whatever their ending, in whatever language, and compounds by their parts; others are not."""

import pytest

from kohort.search.documents import Document
from kohort.search.index import Index
from kohort.search.questions import Access, Question
from kohort.search.ranking import Wish
from kohort.search.stems import keys, likeness, sought, stems

ALIKE = [
    ("kauppojen", "kaupassa"),  # fi
    ("kehitys", "kehityksen"),
    ("markkinointi", "markkinoinnin"),
    ("kauppa", "vähittäiskaupan"),
    ("hankinnat", "hankintapäällikkö"),
    ("marknadsføringa", "markedsføring"),  # nn, nb
    ("sjukepleiarane", "sykepleie"),
    ("vedlikehaldet", "vedlikehold"),
    ("marknadsföringen", "markedsføring"),  # sv
    ("handel", "detaljhandelen"),
    ("nurses", "nursing"),  # en
    ("internrevisjon", "revisjonen"),  # heads in any form
    ("terveydenhuolto", "huollon"),
    ("livförsäkring", "försäkringarna"),
    ("ranta", "rannat"),  # consonant gradation
    ("kunta", "kunnan"),
    ("vallan", "valta"),
    ("veien", "vegar"),  # short words, and one word in two spellings
    ("väg", "vegen"),
    ("rettleiing", "veiledningen"),
    ("revision", "revisjon"),
]
UNLIKE = [("kauppa", "kaupunki"), ("ring", "markedsføring"), ("retail", "detail"), ("student", "studie")]
UNLIKE += [("kunnat", "sakkunnig"), ("kunta", "kunnskap"), ("leder", "markedsleiar"), ("ships", "internships")]


def one(word):
    (stem,) = stems(word)
    return stem


@pytest.mark.parametrize(("word", "other"), ALIKE)
def test_alike_from_either_side_and_found_by_the_index(word, other):
    assert likeness(one(word), one(other)) == likeness(one(other), one(word)) >= 0.5
    assert sought(one(word)).keys() & keys(other)
    assert sought(one(other)).keys() & keys(word)


@pytest.mark.parametrize(("word", "other"), UNLIKE)
def test_others_have_nothing_to_do_with_each_other(word, other):
    assert likeness(one(word), one(other)) == 0


def test_a_mere_beginning_is_a_hint_but_not_before_what_somebody_is():
    drink, *others = (likeness(one("energi"), one(f"energi{end}")) for end in ("drikk", "ingeniør", "konsulenter"))
    assert drink == 0.5
    assert others == [likeness(one("energi"), one("solenergi"))] * 2 == [0.8, 0.8]


def test_small_words_say_nothing_but_in_capitals():
    assert [stem.word for stem in stems("From IT, it is about HR, og ikkje frå")] == ["it", "hr"]


def wish(text, *likes):
    return Wish([sought(stem) for stem in stems(text)], likes)


@pytest.fixture
def ranks(index: Index):
    def person(owner, strong, weak="", tenant=1, **values):
        texts = {"names": keys(strong), "words": keys(weak)}
        return Document(owner, tenant, ["members"], values={"kind": ["talk"], **values}, **texts)

    index.rebuild(
        [
            person(1, "Skog og tre", square=["60:10"]),
            person(2, "", "detaljhandel"),
            person(3, "detaljhandel"),
            person(4, "detaljhandel", tenant=2),
            person(5, "Regnskap"),
        ]
    )
    asked = Question(1, Access("members"), filters={"kind": ["talk"]})
    return lambda wish, limit=9, question=asked: list(index.rank(question, wish, limit))


def test_the_best_first_in_one_house_and_nobody_must_meet_a_wish(ranks):
    assert ranks(wish("handelen"))[:2] == [3, 2]
    assert sorted(ranks(wish("handelen"))) == [1, 2, 3, 5]
    assert ranks(wish("handelen"), 1) == [3]


def test_what_is_liked_counts_without_words(ranks):
    assert ranks(wish("", ("square", ["60:10", "60:11"], 3.0)))[0] == 1


def test_filters_and_the_withheld_are_kept(ranks):
    assert ranks(wish("handel"), question=Question(1, Access("members"), filters={"kind": ["mentor"]})) == []
    assert ranks(wish("handel"), question=Question(1, Access("members"), withheld=[3]))[0] == 2
    assert ranks(wish("handel"), question=Question(1, Access("office"))) == []


def test_a_stale_index_ranks_nobody(tmp_path):
    assert Index(tmp_path / "none").rank(Question(1, Access("members")), wish("handel"), 9) == {}
