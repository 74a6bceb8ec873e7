"""What an invented person is made of: plain values, from which a seeding command writes rows."""

from dataclasses import dataclass
from datetime import date

from .curriculum import ProgrammePlan


@dataclass(frozen=True, slots=True)
class InventedStudy:
    """A study. `title` as awarded, in the institution's default language, or None without an award.

    `award` is None for a student (`end` None too) and for somebody who left (`end` tells when).
    """

    programme: ProgrammePlan
    title: str | None
    start: date
    end: date | None
    award: date | None


@dataclass(frozen=True, slots=True)
class InventedPosition:
    """A job. `industry` is a section of NACE Rev. 2.1; `start` and `end` are years, `end` None while it lasts."""

    title: str
    employer: str
    industry: str
    place: str
    country: str
    start: int
    end: int | None


@dataclass(frozen=True, slots=True)
class InventedResidence:
    """Where somebody lives: a name the gazetteer knows, and the country's code."""

    place: str
    country: str


@dataclass(frozen=True, slots=True)
class Invented:
    """A person nobody is.

    `key` is her id in the student register, where `birth_year` and `home_country` come from too; `call_name` is one of
    `given_names`; `language` is the one she reads. `email` is private and may be missing; only current students have
    a `student_email`. `claimed` tells whether she took her place, and `confirmed` when she last confirmed her facts.
    Of those who have not, `positions` holds at most the one the office has found. Tuples go from oldest to newest.
    """

    key: str
    given_names: str
    call_name: str
    surname: str
    former_surname: str | None
    birth_year: int
    home_country: str
    language: str
    email: str | None
    student_email: str | None
    studies: tuple[InventedStudy, ...]
    positions: tuple[InventedPosition, ...]
    residence: InventedResidence | None
    claimed: bool
    confirmed: date | None
