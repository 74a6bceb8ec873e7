"""Dates, terms, levels and addresses as people write them in five languages."""

import datetime

import pytest

from kohort.register.reading.cells import email, language, level, term, when

DAY = datetime.date(2015, 6, 1)


@pytest.mark.parametrize(
    "text",
    [
        "01.06.2015",
        "1.6.2015",
        "2015-06-01",
        "20150601",
        "01/06/2015",
        "2015/06/01",
        "2015-06-01T12:30:00+02:00",
        "2015-06-01 00:00:00",
        "1. juni 2015",
        "1. kesäkuuta 2015",
        "1 June 2015",
        DAY,
    ],
)
def test_a_day(text):
    assert when(text) == (2015, DAY)


@pytest.mark.parametrize("text", ["2015", "juni 2015", "kesäkuu 2015", "June 2015", "H2015", "2015 VÅR"])
def test_only_a_year(text):
    assert when(text) == (2015, None)


@pytest.mark.parametrize(
    "text", ["31.02.2019", "2019-02-31", "32.13.2020", "0000-00-00", "soon", "15", "1.1.1066", "3015", "29.2.2015"]
)
def test_no_such_day(text):
    assert when(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025 HØST", (2025, "autumn")),
        ("H2015", (2015, "autumn")),
        ("2015S", (2015, "autumn")),
        ("syksy 2015", (2015, "autumn")),
        ("kevät 2015", (2015, "spring")),
        ("V2015", (2015, "spring")),
        ("VT 2015", (2015, "spring")),
        ("Haust 2015", (2015, "autumn")),
        ("2015/2016", (2015, "autumn")),
        ("2015-1", (2015, "spring")),
        ("2015", (2015, "")),
        ("class B", None),
    ],
)
def test_terms(text, expected):
    assert term(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6", 6),
        ("EQF 7", 7),
        ("9", None),
        ("Lavere grad", 6),
        ("Høyere grad", 7),
        ("Ph.d.", 8),
        ("Doktorgrad", 8),
        ("Bachelor i sykepleie", 6),
        ("Master's degree", 7),
        ("alempi korkeakoulututkinto", 6),
        ("ylempi korkeakoulututkinto", 7),
        ("AMK", 6),
        ("YAMK", 7),
        ("Tradenomi (ylempi AMK)", 7),
        ("filosofian maisteri", 7),
        ("kandidaatti", 6),
        ("lääketieteen lisensiaatti", 7),
        ("filosofian lisensiaatti", 8),
        ("lägre högskoleexamen", 6),
        ("högre högskoleexamen", 7),
        ("Cand.mag.", 6),
        ("Cand.med.", 7),
        ("Fagskole", 5),
        ("Høyere yrkesfaglig utdanning", 5),
        ("kurs", None),
    ],
)
def test_levels(text, expected):
    assert level(text) == expected


@pytest.mark.parametrize(
    "text", ["not an address", "a@b", "a..b@example.org", "@example.org", "a b@example.org", "x@y,no"]
)
def test_no_address(text):
    assert email(text) is None


@pytest.mark.parametrize("text", ["Kari.Moe@Example.ORG", "mailto:kari.moe@example.org", "<kari.moe@example.org>"])
def test_an_address(text):
    assert email(text) == "kari.moe@example.org"


def test_languages():
    assert [language(text) for text in ("Bokmål", "NN", "suomi", "ruotsi", "eng", "pl")] == [
        "nb",
        "nn",
        "fi",
        "sv",
        "en",
        "pl",
    ]
