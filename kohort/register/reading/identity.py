"""Whether a cell holds a national identity number. The number itself is never kept, logged or shown.

What counts, anywhere in a text:
- Norway, 11 digits, plain or after six with a space, dot or hyphen: both check digits and a possible day. D-numbers
  have day + 40; synthetic people have month + 40, + 65 or + 80 (python-stdnum 2.2 refuses + 80, so the rule is here).
- Finland, any century sign, the temporary 900 series included: check sign and a possible day.
- Sweden, 10 digits with - or + or 12 digits, co-ordination numbers (day + 60) included: check digit and a possible day.
  With 12 digits a year after 2009 is a time (201503121030): nobody born then has a degree.
- Denmark, dddddd-dddd with a possible day: since 2007 numbers need not have a valid check digit, so none is asked.
Ten digits without a sign are Danish, Swedish or a Norwegian number that lost its zero in a spreadsheet, each only with
a valid check digit, and only outside columns of phones, ids and dates: a third of Finnish mobiles begin like a date.
In a phone column a Norwegian number counts only with a plain month, since 46 70…, 079… and 0151… look synthetic.
A number that goes on from "+" or from "digit-dot" is a phone or an object identifier (1.2.246…).
In a column whose heading promises such numbers anything with four digits counts: a broken one is one all the same.
"""

import datetime
import re

from stdnum import luhn
from stdnum.dk import cpr
from stdnum.fi import hetu
from stdnum.no import fodselsnummer

from kohort.kit.bugs import bug

# One look at a whole row, its cells on lines of their own: no row without this holds a number.
SUSPECT = re.compile(r"\d\d(?:\d{4}[^\d]{0,3}\d{3}|[^\w\n]\d\d[^\w\n]\d\d[^\w\n]{0,3}\d{3})")

START, END = r"(?<![\d+])(?<!\d\.)", r"(?!\d)"
DASH = r"[-‐-―−]"
ELEVEN = re.compile(
    START + r"((?:\d{6}|\d\d[.\s/-]\d\d[.\s/-]\d\d)(?:\s?" + DASH + r"\s?|[\s.:])?\d{3}[\s]?\d\d)" + END
)
FINNISH = re.compile(START + r"(\d{6}(?:" + DASH + r"|[+A-FU-Y])\d{3}[0-9A-FHJ-NPR-Y])(?![0-9A-Z])", re.IGNORECASE)
TEN_WITH_SIGN = re.compile(START + r"(\d{6}(?:" + DASH + r"|\+)\d{4})" + END)
TEN = re.compile(START + r"(\d{6}\s?\d{4})" + END)
TWELVE = re.compile(START + r"((?:18\d\d|19\d\d|200\d)\d{4}" + DASH + r"?\d{4})" + END)
NOT_DIGITS = re.compile(r"\D")


def may_hold_number(text: str) -> bool:
    """False for nearly every row: then no cell of it need be asked."""
    return not bug("identity-unseen") and SUSPECT.search(text) is not None


def holds_number(text: str, kind: str = "text") -> bool:
    """`kind` of the column: identity, phone, id, date or text."""
    if kind == "identity":
        return len(NOT_DIGITS.sub("", text)) >= 4
    return (
        any(_norwegian(digits, kind) for digits in _found(ELEVEN, text))
        or any(hetu.is_valid(re.sub(DASH, "-", number), allow_temporary=True) for number in FINNISH.findall(text))
        or any(_swedish(digits) or _day_of(digits) for digits in _found(TEN_WITH_SIGN, text))
        or (kind != "date" and any(_swedish(digits) for digits in _found(TWELVE, text)))
        or ((kind == "text" or bug("phones-are-numbers")) and any(_bare(digits) for digits in _found(TEN, text)))
    )


def _found(pattern: re.Pattern, text: str) -> list[str]:
    return [NOT_DIGITS.sub("", number) for number in pattern.findall(text)]


def _norwegian(digits: str, kind: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    shift = next((shift for shift in (80, 65, 40, 0) if month > shift), 0)
    if shift and kind == "phone":
        return False
    possible = _is_day(day - 40 if day > 40 else day, month - shift)
    return possible and _norwegian_check(digits)


def _norwegian_check(digits: str) -> bool:
    first, second = fodselsnummer.calc_check_digit1(digits), fodselsnummer.calc_check_digit2(digits)
    return digits[9:] == first + second


def _swedish(digits: str) -> bool:
    digits = digits[-10:]
    day = int(digits[4:6])
    return _is_day(day - 60 if day > 60 else day, int(digits[2:4])) and luhn.is_valid(digits)


def _day_of(digits: str) -> bool:
    return _is_day(int(digits[:2]), int(digits[2:4]))


def _bare(digits: str) -> bool:
    danish = _day_of(digits) and cpr.checksum(digits) == 0
    return danish or _swedish(digits) or _norwegian("0" + digits, "phone")


def _is_day(day: int, month: int) -> bool:
    """In some year: the century of a short year is not always told, so 29 February always passes."""
    try:
        datetime.date(2000, month, day)
    except ValueError:
        return False
    return True
