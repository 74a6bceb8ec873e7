"""What fields of knowledge are called in five languages, and the sentences they stand in. Read from two tables."""

from collections import defaultdict
from pathlib import Path
from random import Random
from typing import NamedTuple

HERE = Path(__file__).parent
SISTERS = {"nb": "nn", "nn": "nb"}


class Said(NamedTuple):
    """A field in one language: forms of its name, the plain one first; compounds; what else it is called; and which of
    the forms are words of their own, made from it (nurse, nursing), with ~ before them in the table."""

    forms: list[str]
    compounds: list[str]
    synonyms: list[str]
    derived: list[str]


def _fields() -> tuple[dict[str, dict[str, Said]], dict[str, list[str]]]:
    """{field: {language: Said}}, and {field: its neighbours}: a line that begins with # begins a neighbourhood."""
    fields, near = defaultdict[str, dict[str, Said]](dict), list[dict[str, None]]()
    for line in (HERE / "fields.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            near.append({})
            continue
        field, language, forms, *ways = line.split("\t")
        derived = [one[1:] for one in forms.split(",") if one[0] == "~"]
        fields[field][language] = Said(*(way.split(",") for way in (forms.replace("~", ""), *ways)), derived)
        near[-1][field] = None
    return dict(fields), {one: [other for other in some if other != one] for some in near for one in some}


def _sentences() -> dict[tuple[str, str], list[str]]:
    found = defaultdict[tuple[str, str], list[str]](list)
    for line in (HERE / "wording.tsv").read_text(encoding="utf-8").splitlines():
        use, language, text = line.split("\t")
        found[use, language].append(text)
    return found


FIELDS, NEIGHBOURS = _fields()
SENTENCES = _sentences()


def sentence(random: Random, use: str, language: str, field: str = "") -> str:
    """One of the sentences for a use, about what `field` says; begins with a capital letter."""
    text = random.choice(SENTENCES[use, language]).format(x=field)
    return text[:1].upper() + text[1:]


def ordinary(field: str, language: str) -> list[str]:
    """All but the synonyms."""
    said = FIELDS[field][language]
    return [*said.forms, *said.compounds]
