"""What one cell of a register says: dates, yes and no, levels, terms, addresses. Nothing here is a row's business."""

import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from babel.dates import get_month_names
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from kohort.kit.tables import Cell

from .headings import folded

OLDEST, LATEST = 1850, 2100
NO_WORDS = "n nei no nej ei e false f usann epätosi falsk 0 - ingen none ugradert ikke ikkje inte null nil"
NO = frozenset(NO_WORDS.split())


def is_yes(text: str) -> bool:
    """Anything in the column but an empty cell or a no: a flag that protects somebody is rather set than missed."""
    return bool(text) and text.casefold() not in NO


class When(NamedTuple):
    """A date where the register gives the day, else only the year."""

    year: int
    date: datetime.date | None


ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}[:.]\d{2}.*)?")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
NORDIC = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})(?: \d{1,2}[:.]\d{2}.*)?")
IN_WORDS = re.compile(r"(?:(\d{1,2})\.?\s+)?([^\W\d]+)\.?,?\s+(\d{4})")
YEAR = re.compile(r"\d{4}")


def when(value: Cell) -> When | None:
    """None when there is no such day. Words such as "juni 2015", and terms, give the year alone."""
    return _when(value.isoformat() if isinstance(value, datetime.date) else str(value))


@lru_cache(maxsize=1 << 16)
def _when(text: str) -> When | None:
    if found := ISO.fullmatch(text) or COMPACT.fullmatch(text):
        return _day(*found.group(1, 2, 3))
    if found := NORDIC.fullmatch(text):
        return _day(*found.group(3, 2, 1))
    if (found := IN_WORDS.fullmatch(text)) and found[2].casefold() in months():
        month = months()[found[2].casefold()]
        return _day(found[3], month, found[1]) if found[1] else _year(found[3])
    return _year(text) if YEAR.fullmatch(text) else _year_of_term(text)


def _day(year: str, month: str | int, day: str) -> When | None:
    try:
        date = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return When(date.year, date) if OLDEST <= date.year <= LATEST else None


def _year(text: str) -> When | None:
    return When(int(text), None) if OLDEST <= int(text) <= LATEST else None


def _year_of_term(text: str) -> When | None:
    found = term(text)
    return When(found.year, None) if found else None


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Month names of the five languages, long and short, as they stand in dates ("kesäkuuta") and alone ("kesäkuu")."""
    return {
        name.rstrip(".").casefold(): number
        for language in ("nb", "nn", "fi", "sv", "en")
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()
    }


class Term(NamedTuple):
    year: int
    term: str  # "spring", "autumn" or ""


TERMS = {
    "spring": "v vår vt vårtermin vårsemester vårsemesteret vårterminen k kevät kl kevätlukukausi spring",
    "autumn": "h høst haust hausten høsten ht höst hösttermin höstterminen høstsemester haustsemester s syksy sl "
    "syyslukukausi autumn fall f sommer sommar kesä summer a",
}
TERM_OF = {word: name for name, words in TERMS.items() for word in words.split()}
YEAR_AND_WORD = re.compile(r"(\d{4})\s*[-/]?\s*([^\W\d]*)\.?|([^\W\d]+)\.?\s*[-/]?\s*(\d{4})")
DBH = re.compile(r"(\d{4})[-/ ]?([13])")  # 1 is spring and 3 autumn in the Norwegian statistics
STUDY_YEAR = re.compile(r"(\d{4})\s?[-/–]\s?(?:\d{2}|\d{4})")


@lru_cache(maxsize=4096)
def term(text: str) -> Term | None:
    """The term somebody began in: "2025 HØST", "H2015", "2015S", "syksy 2015", "2015/2016", "2015"."""
    if found := DBH.fullmatch(text):
        return _term(found[1], "spring" if found[2] == "1" else "autumn")
    if found := STUDY_YEAR.fullmatch(text):
        return _term(found[1], "autumn")
    found = YEAR_AND_WORD.fullmatch(text)
    if not found:
        return None
    word = (found[2] or found[3] or "").casefold()
    return _term(found[1] or found[4], TERM_OF.get(word)) if word else _term(found[1], "")


def _term(year: str, name: str | None) -> Term | None:
    return Term(int(year), name) if name is not None and OLDEST <= int(year) <= LATEST else None


def term_of(date: datetime.date) -> str:
    """Studies that begin before July begin in spring."""
    return "spring" if date.month < 7 else "autumn"


LEVELS = [  # the first that matches, from titles and words of level in the Nordic countries
    (7, "(lääketieteen|^l) lisensiaatti|medicine licentiat|medisin|"
        r"cand(idatus)?\.? ?(med|psychol|theol|philol|scient|polit|jur|real|odont|pharm|merc|polyt)"),
    (8, r"ph\.? ?d|dokto|doctor|\bdr\b|tohtori|lisensiaat|licentia|tutkijakoulutus|third cycle|forskar"),
    (7, "master|maister|magister|høyere grad|høgare grad|högre|ylempi|ylemm|yamk|diplomi-insinööri|diplomingenjör|"
        r"siv\.? ?(ing|øk)|sivil(ing|øk)|civil(ing|ek)|hovedfag|second cycle|avancerad|advanced|läkarexamen"),
    (6, r"bachelor|lavere|lågare|lägre|alempi|alemm|\bamk\b|\byh\b|kandida|cand\.? ?mag|first cycle|grundnivå|"
        "ammattikorkeakoulututkinto|yrkeshögskoleexamen|lower level|høgskoleingeniør"),
    (5, "fagskole|fagskule|høyere yrkesfaglig|høgare yrkesfagleg|short cycle"),
]  # fmt: skip
LEVEL_SIGNS = [(level, re.compile(words)) for level, words in LEVELS]


@lru_cache(maxsize=4096)
def level(text: str) -> int | None:
    """EQF 5-8 from a number, a word of level or a degree's title; None when it says neither."""
    text = text.casefold().removeprefix("eqf").strip()
    if text.isdecimal():
        return int(text) if text in {"5", "6", "7", "8"} else None
    return next((level for level, sign in LEVEL_SIGNS if sign.search(text)), None)


@lru_cache(maxsize=4096)
def birth_year(text: str) -> int | None:
    """The year of a year or a date; the day and month are not kept."""
    found = when(text)
    return found.year if found and found.year <= datetime.date.today().year else None


PLAIN_EMAIL = re.compile(r"[a-z0-9_+-]+(\.[a-z0-9_+-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,60}")
check_email = EmailValidator()
INSTITUTIONAL = re.compile(r"@(stud|students?|studmail|studerende|opiskelija|opiskelijat|elev|edu)\.", re.IGNORECASE)


def email(text: str) -> str | None:
    """The address in lower case, or None when it cannot be one."""
    text = text.removeprefix("mailto:").strip("<> ").lower()
    if len(text) <= 200 and PLAIN_EMAIL.fullmatch(text):
        return text  # nearly all; Django's validator, four times as slow, decides about the rest
    try:
        check_email(text)
    except ValidationError:
        return None
    return text


def is_institutional(address: str) -> bool:
    """Whether the address is one the institution closes after graduation (stud.example.org)."""
    return INSTITUTIONAL.search(address) is not None


LANGUAGES = {
    code: set(map(folded, words.split()))
    for code, words in {
        "nb": "nb no nob nor bokmål norsk norwegian norja norska nb-no bm",
        "nn": "nn nno nynorsk ny nn-no",
        "fi": "fi fin suomi finsk finska finnish finsk",
        "sv": "sv swe ruotsi svensk svenska swedish sv-fi",
        "en": "en eng english engelsk engelska englanti",
    }.items()
}


@lru_cache(maxsize=1024)
def language(text: str) -> str:
    """A language of ours, or the cell as it is."""
    word = folded(text)
    return next((code for code, words in LANGUAGES.items() if word in words), text)
