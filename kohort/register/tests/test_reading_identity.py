"""A national identity number anywhere in a row keeps the row out; a phone, an id or a date does not."""

import random

import pytest
from stdnum import luhn
from stdnum.dk import cpr
from stdnum.fi import hetu
from stdnum.no import fodselsnummer

from kohort.register.reading.identity import holds_number, may_hold_number


def norwegian(start: str) -> str:
    """A number with right check digits that begins with these nine digits or, where they allow none, the next."""
    for serial in range(int(start), int(start) + 50):
        digits = f"{serial:09d}"
        first = fodselsnummer.calc_check_digit1(digits)
        second = fodselsnummer.calc_check_digit2(digits + first)
        if len(first + second) == 2:
            return digits + first + second
    raise AssertionError(start)


def swedish(start: str) -> str:
    return start + luhn.calc_check_digit(start)


def danish(start: str) -> str:
    return next(number for last in range(10000) if cpr.checksum(number := f"{start}{last:04d}") == 0)


NO = norwegian("010190123")
FI = [f"010190{sign}9{n:02d}" for n, sign in enumerate("-+ABCDEFUVWXY")]
SE = swedish("800101123")
DK = danish("010190")


def finnish(start: str) -> str:
    return start + hetu._calc_checksum(start[:6] + start[7:])


FOUND = [
    NO,
    f"fnr {NO[:6]} {NO[6:]}",
    f"fnr{NO}.",
    f"{NO[:6]}-{NO[6:]}",
    f"{NO[:2]}.{NO[2:4]}.{NO[4:6]} {NO[6:]}",
    f"se {NO}@example.com",
    norwegian("410190123"),  # a D-number
    norwegian("014190123"),
    norwegian("016690123"),
    norwegian("018190123"),
    *map(finnish, FI),
    finnish("010190-123").lower(),
    f"{SE[:6]}-{SE[6:]}",
    f"{SE[:6]}+{SE[6:]}",
    SE,
    "19" + SE,
    f"19{SE[:6]}-{SE[6:]}",
    swedish("800161123"),
    DK,
    "010190-1234",
    "cpr 010190–1234",
    NO[1:],  # lost its zero in a spreadsheet
]


@pytest.mark.parametrize("text", FOUND)
def test_found_in_free_text(text):
    assert may_hold_number(f"Kari\n{text}\n2015-06-01")
    assert holds_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2019-02-31",
        "31.02.2019",
        "2015-06-01 12:30:00",
        "01.02.2019 10:30",
        "20150601",
        "0350",
        "+47 900 12 345",
        "+358401234567",
        "+46701234567",
        "NO93 8601 1117 947",
        "FI21 1234 5600 0007 85",
        "974767880",
        "1.2.246.562.24." + NO,
        "320190-1234",
        NO[:-1] + str((int(NO[-1]) + 1) % 10),
        "1" + NO,
        *(f"20150312{hour}30" for hour in range(10, 24)),
    ],
)
def test_left_alone_in_free_text(text):
    assert not holds_number(text)


def test_ten_bare_digits_count_only_outside_phones_and_ids():
    assert holds_number(DK, "text")
    assert [kind for kind in ("phone", "id", "date") if holds_number(DK, kind)] == []


def test_no_finnish_mobile_in_a_phone_column_is_taken_for_a_person():
    mobiles = [f"0{random.Random(n).randint(400000000, 509999999)}" for n in range(3000)]
    assert sum(holds_number(mobile) for mobile in mobiles) > 10
    assert not any(holds_number(mobile, "phone") for mobile in mobiles)


def test_full_numbers_count_in_phone_and_id_columns_too():
    assert holds_number(NO, "id")
    assert holds_number(NO, "phone")
    assert holds_number("010190-1234", "id")


def test_a_synthetic_month_in_a_phone_column_is_a_foreign_phone():
    assert not holds_number(norwegian("015112345"), "phone")


def test_a_broken_number_counts_where_the_heading_promises_one():
    assert holds_number("010190 1", "identity")
    assert not holds_number("-", "identity")
