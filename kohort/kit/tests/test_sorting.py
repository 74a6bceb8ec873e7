"""Lists of names stand in the order of the reader's alphabet."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kohort.kit.sorting import FAMILIES, person_sort_key, sort_key

# The orders are those of ICU's collations for nb and nn, fi and sv, and en.
NORWEGIAN = "Aberg|Berg|Berg Hansen|Bergan|Čap|Đorđe|Łuk|Over|Über|Ytre|Zorn|Äijä|Ærø|Öberg|Østby|Aaberg|Åberg|Иван"
NORDIC = "Aaberg|Aberg|Berg|Berg Hansen|Bergan|Čap|Đorđe|Łuk|Over|Über|Ytre|Zorn|Åberg|Äijä|Ærø|Öberg|Østby|Иван"
ENGLISH = "Aaberg|Aberg|Åberg|Ærø|Äijä|Berg|Berg Hansen|Bergan|Čap|Đorđe|Łuk|Öberg|Østby|Over|Über|Ytre|Zorn|Иван"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nb", NORWEGIAN), ("nn", NORWEGIAN), ("fi", NORDIC), ("sv", NORDIC), ("en", ENGLISH)],
)
def test_names_stand_in_the_order_of_the_language(language, expected):
    names = expected.split("|")
    mixed = random.Random(1).sample(names, len(names))
    assert sorted(mixed, key=lambda name: sort_key(name, language)) == names


@pytest.mark.parametrize(("one", "other"), [("berg", "BERG"), ("Berg-Hansen", "Berg Hansen"), ("O'Neill", "ONeill")])
@pytest.mark.parametrize("after", ["a", " a", "å"])
def test_case_and_punctuation_count_only_between_equals(one, other, after):
    assert sort_key(one, "nb") != sort_key(other, "nb")
    assert sort_key(one, "nb") < sort_key(other + after, "nb")
    assert sort_key(other, "nb") < sort_key(one + after, "nb")


def test_people_stand_by_surname_and_then_given_name():
    people = [("Berg", "Åse"), ("Berg Lund", "Anna"), ("Madonna", ""), ("", "Mari"), ("Åberg", "Anna")]
    keys = [person_sort_key(surname, given_name, "nb") for surname, given_name in people]
    assert keys == sorted(keys)


def test_a_language_without_an_order_is_an_error():
    with pytest.raises(KeyError):
        sort_key("Berg", "de")


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(sorted(FAMILIES)))
def test_keys_are_plain_and_tell_names_apart(text, language):
    key = sort_key(text, language)
    assert key.isascii()
    assert "\x00" not in key
    assert key != sort_key(text + "x", language)


@given(st.text(), st.sampled_from(sorted(FAMILIES)))
def test_both_ways_of_writing_a_letter_have_one_key(text, language):
    assert sort_key("A\u030a" + text, language) == sort_key("Å" + text, language)
