"""The columns of a file as people see them: heading, a few examples, and what each may be taken for."""

from collections.abc import Mapping
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from kohort.kit.bugs import bug
from kohort.kit.tables import Table

from .reading import NotARegister, Recognised, recognise_table
from .reading.columns import read_headings
from .reading.identity import holds_number

LOOKED_AT, EXAMPLES, LENGTH = 200, 3, 40

GROUPS = [
    (
        _("The person"),
        {
            "given_names": _("Given names"),
            "call_name": _("Preferred name"),
            "surname": _("Surname"),
            "full_name": _("Whole name in one column"),
            "former_surnames": _("Former surnames"),
            "birth_year": _("Birth year or date"),
        },
    ),
    (
        _("The degree"),
        {
            "programme_code": _("Programme, code"),
            "programme_name": _("Programme, name"),
            "programme_name_nb": _("Programme, name in Bokmål"),
            "programme_name_nn": _("Programme, name in Nynorsk"),
            "programme_name_fi": _("Programme, name in Finnish"),
            "programme_name_sv": _("Programme, name in Swedish"),
            "programme_name_en": _("Programme, name in English"),
            "specialisation": _("Specialisation"),
            "degree_title": _("Degree title"),
            "degree_code": _("Degree, code"),
            "level": _("Level"),
            "start_date": _("Start date"),
            "cohort": _("Admission cohort or term"),
            "award_date": _("Date of the degree"),
            "award_year": _("Year of the degree"),
            "institution_code": _("Institution, code"),
            "org_unit_code": _("Faculty or department, code"),
            "unit_name": _("Faculty or department, name"),
        },
    ),
    (
        _("How to reach them"),
        {
            "email_private": _("Private e-mail"),
            "email_institution": _("Student e-mail"),
            "email": _("E-mail, private or student"),
            "phone": _("Phone"),
            "address_street": _("Street"),
            "address_postcode": _("Postcode"),
            "address_city": _("Town of the postal address"),
            "language": _("Language"),
            "do_not_contact": _("Do not contact"),
        },
    ),
    (
        _("Where they are now"),
        {
            "employer": _("Employer"),
            "job_title": _("Job title"),
            "industry": _("Industry"),
            "place": _("Town"),
            "country": _("Country"),
            "home_country": _("Country of origin"),
        },
    ),
    (
        _("Ids and marks"),
        {
            "source_person_id": _("Id of the person"),
            "source_degree_id": _("Id of the degree"),
            "source_system": _("System the row is from"),
            "protected_identity": _("Protected identity"),
            "deceased": _("Deceased"),
            "note": _("Note, looked through and not kept"),
        },
    ),
]
LABELS = {field: label for _group, fields in GROUPS for field, label in fields.items()}


class Column(NamedTuple):
    """`examples` is None where cells are not shown; `can_be_chosen` is False for what no mapping could name."""

    place: int
    heading: str
    examples: list[str] | None
    can_be_chosen: bool


def columns_of(table: Table, mapping: Mapping[str, str] | None = None) -> Recognised:
    """What the headings say, enough or not, for people to look at and correct. A mapping is used where it fits."""
    with suppress(NotARegister):  # it has found the headings by then
        recognise_table(table)
    fits = {"", *table.header}.issuperset((mapping or {}).values())
    return read_headings(table.header, mapping if fits else None)


def shown_columns(table: Table, recognised: Recognised) -> list[Column]:
    """Every column with a heading or something in it."""
    rows = [[str(cell) for cell in cells] for _number, cells in islice(table, LOOKED_AT)]
    columns = [_column(index, heading, rows, recognised) for index, heading in enumerate(recognised.header)]
    return [column for column in columns if column.heading or column.examples != []]


def _column(index: int, heading: str, rows: list[list[str]], recognised: Recognised) -> Column:
    cells = [row[index] for row in rows if index < len(row) and row[index]]
    first = heading != "" and recognised.header.index(heading) == index
    can_be_chosen = first and index not in recognised.identity
    return Column(index, heading, _examples(cells, recognised.kind(index)), can_be_chosen)


def _examples(cells: list[str], kind: str) -> list[str] | None:
    """The first ones that differ; None for a column in which a national identity number was seen, or is promised."""
    if (kind == "identity" or any(holds_number(cell, kind) for cell in cells)) and not bug("identity-shown"):
        return None
    return [_short(cell) for cell in islice(dict.fromkeys(cells), EXAMPLES)]


def _short(text: str) -> str:
    return text if len(text) <= LENGTH else text[:LENGTH] + "…"


def corrections(guess: Recognised, chosen: dict[str, int]) -> dict[str, str]:
    """{field: heading} of what was chosen otherwise than guessed; "" for a guess that was wrong. See `recognise`."""
    moved = {name: guess.header[index] for name, index in chosen.items() if guess.columns.get(name) != index}
    return moved | {name: "" for name in guess.columns if name not in chosen}
