"""The headings student systems write, per field and language: the data behind `columns`.

Each line is `field  language  heading | heading …`. Headings are compared folded (case, accents, spaces and punctuation
do not matter), so one spelling stands for many. `*` is a language of its own: names taken from databases.
"""

from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ŧ": "t", "ŋ": "n"})


def folded(text: str) -> str:
    """Lower-case letters and digits only, without accents: "E-post (privat)" and "e_post privat" are the same."""
    plain = normalize("NFKD", text.casefold().translate(LETTERS))
    return "".join(sign for sign in plain if sign.isalnum() and not combining(sign))


@cache
def known_headings() -> dict[str, tuple[str, str]]:
    """Folded heading -> (field, language). A heading listed twice belongs to the field that comes first."""
    known: dict[str, tuple[str, str]] = {}
    for line in Path(__file__).with_name("headings.tsv").read_text(encoding="utf-8").splitlines():
        field, language, headings = line.split("\t")
        for heading in headings.split("|"):
            known.setdefault(folded(heading), (field, language))
    return known
