"""Industries: the 22 sections of NACE Rev. 2.1 (SN2025, TOL 2025) under our own short names.

Section letters moved between versions (J was ICT in NACE Rev. 2, K is here), so what is stored names its VERSION.
"""

import re
from functools import cache
from pathlib import Path

from kohort.kit.folding import fold

from .tables import rows

VERSION = "NACE 2.1"
LANGUAGES = ("en", "nb", "nn", "fi", "sv")
CODE = re.compile(r"(?:NACE\s*)?(?P<section>[A-V])?\s*(?P<division>\d\d)?(?:\.?\d{1,3})?", re.IGNORECASE)


@cache
def _sections() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows(Path(__file__).with_name("industries.tsv"))}


@cache
def _sections_by_division() -> dict[str, str]:
    """Division (two digits) to section letter; Rev. 2.1 numbers 87 divisions."""
    found = {}
    for code, row in _sections().items():
        first, _, last = row["divisions"].partition("-")
        found.update({f"{number:02}": code for number in range(int(first), int(last or first) + 1)})
    return found


@cache
def _sections_by_name() -> dict[str, str]:
    return {fold(row[language]): code for code, row in _sections().items() for language in LANGUAGES}


def industry_codes() -> list[str]:
    """The section letters A to V."""
    return list(_sections())


def industry_name(code: str, language: str) -> str:
    """The section's plain name in `language`. Raises KeyError for a letter that is not a section."""
    return _sections()[code][language]


def find_industry(text: str) -> str | None:
    """The section letter for a letter, a NACE Rev. 2.1 code ("62", "62.01", "K62.010") or one of our names."""
    match = CODE.fullmatch(text.strip())
    if match and match["division"]:
        return _sections_by_division().get(match["division"])
    if match and match["section"]:
        return match["section"].upper()
    return _sections_by_name().get(fold(text))
