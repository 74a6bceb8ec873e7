"""A sound row of a register, and a row that was left out."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One person's one degree. Texts are "" and numbers None where the file says nothing.

    `digest` is 16 bytes over the raw row and the meaning of its columns: equal digest, nothing changed. `warnings` are
    keys of WARNINGS. `programme_names` has a language as key, "" where it is not told. A row's note is searched
    for identity numbers and not kept.
    """

    number: int
    digest: bytes
    source_system: str
    source_person_id: str
    source_degree_id: str
    given_names: str
    call_name: str
    surname: str
    former_surnames: tuple[str, ...]
    birth_year: int | None
    email_private: str
    email_institution: str
    phone: str
    address_street: str
    address_postcode: str
    address_city: str
    institution_code: str
    org_unit_code: str
    unit_name: str
    programme_code: str
    programme_names: dict[str, str]
    specialisation: str
    degree_code: str
    degree_title: str
    level: int | None
    start: datetime.date | None
    start_year: int | None
    start_term: str
    award_date: datetime.date | None
    award_year: int
    language: str
    home_country: str
    employer: str
    job_title: str
    industry: str
    country: str
    place: str
    do_not_contact: bool
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejection:
    """`reason` is a key of REASONS, `column` the heading it is about ("" when about several).

    The ids and addresses are there for protected and deceased only, so that a keyed hash can keep them out for good.
    """

    number: int
    reason: str
    column: str
    source_system: str = ""
    source_person_id: str = ""
    source_degree_id: str = ""
    emails: tuple[str, ...] = ()
