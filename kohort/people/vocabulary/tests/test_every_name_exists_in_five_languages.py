"""Countries, industries and levels have a name in every language, and each name leads back to its code."""

import pytest

from kohort.people.vocabulary.countries import LANGUAGES, country_codes, country_name, find_country
from kohort.people.vocabulary.industries import VERSION, find_industry, industry_codes, industry_name
from kohort.people.vocabulary.levels import NAMES, level_name


@pytest.mark.parametrize("language", LANGUAGES)
def test_countries(language):
    names = [country_name(code, language) for code in country_codes()]
    assert all(names)
    assert [find_country(name) for name in names] == country_codes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_industries(language):
    names = [industry_name(code, language) for code in industry_codes()]
    assert all(name[0].isupper() for name in names)
    assert [find_industry(name) for name in names] == industry_codes() == list("ABCDEFGHIJKLMNOPQRSTUV")


@pytest.mark.parametrize("language", LANGUAGES)
def test_levels(language):
    names = [level_name(level, language) for level in NAMES]
    assert list(NAMES) == [5, 6, 7, 8]
    assert len(set(names)) == 4


def test_only_countries_are_countries():
    assert {"NO", "FI", "AX", "XK", "GB"} <= set(country_codes())
    assert not {"EU", "UN", "ZZ", "XA", "EZ"} & set(country_codes())
    assert all(len(code) == 2 for code in country_codes())


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("no", "NO"),
        (" FI ", "FI"),
        ("Noreg", "NO"),
        ("suomi", "FI"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("UK", "GB"),
        ("England", "GB"),
        ("Storbritannia", "GB"),
        ("Holland", "NL"),
        ("Czech Republic", "CZ"),
        ("TYSKLAND", "DE"),
        ("Saksa", "DE"),
    ],
)
def test_countries_are_found_as_people_write_them(written, code):
    assert find_country(written) == code


@pytest.mark.parametrize("written", ["", "EU", "Atlantis", "Nordvik"])
def test_what_is_no_country_is_not_found(written):
    assert find_country(written) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [("k", "K"), ("62", "K"), ("62.01", "K"), ("62.010", "K"), ("NACE 62.01", "K"), ("J62.01", "K"), ("01", "A")],
)
def test_industries_are_found_by_code(written, code):
    assert find_industry(written) == code


@pytest.mark.parametrize("written", ["", "W", "45", "00", "6", "banking on it"])
def test_what_is_no_industry_is_not_found(written):
    assert find_industry(written) is None


def test_there_are_87_divisions():
    assert VERSION == "NACE 2.1"
    assert sum(find_industry(f"{number:02}") is not None for number in range(100)) == 87


def test_an_unknown_code_has_no_name():
    with pytest.raises(KeyError):
        country_name("ZZ", "en")
    with pytest.raises(KeyError):
        industry_name("W", "en")
