"""The invented registers as files: degrees year by year with a few faulty rows, and the list of a second system."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from .curriculum import InstitutionPlan
from .invented import Invented, InventedStudy

FIRST_DELIVERY, LAST_DELIVERY = timedelta(days=1500), timedelta(days=9)  # ago
FIELDS = (
    *("person", "degree", "given", "call", "surname", "former", "born", "email", "home"),
    *("code", "programme", "title", "level", "start", "award", "protected", "deceased"),
)
HEADINGS = {
    "NO": "Personløpenummer;Gradsløpenummer;Fornavn;Kallenavn;Etternavn;Tidligere etternavn;Fødselsår;E-post privat;"
    "Hjemland;Studieprogramkode;Studieprogramnavn;Gradsbetegnelse;Nivå;Startdato;Dato oppnådd;Sperret adresse;Død",
    "FI": "Henkilön tunniste;Suorituksen avain;Etunimet;Kutsumanimi;Sukunimi;Entinen sukunimi;Syntymävuosi;"
    "Sähköposti (oma);Kotimaa;Tutkinto-ohjelman koodi;Tutkinto-ohjelma;Tutkintonimike;Taso;Aloituspäivä;"
    "Valmistumispäivä;Turvakielto;Kuollut",
}
SYSTEMS = {"nordvik": "FS", "lysbu": "FS", "saarela": "Peppi"}
FILES = {"NO": "grader-{}.csv", "FI": "tutkinnot-{}.csv"}
YES = {"NO": "J", "FI": "kyllä"}
# The rows so far down a file are faulty, as in every register. "yes" is told in the country's own way.
FAULTS = {
    31: {"surname": ""},
    57: {"award": "31.06.2004"},
    83: {"email": "post(at)example.com"},
    109: {"protected": "yes"},
    134: {"deceased": "yes"},
    158: {"award": ""},
}

Row = dict[str, str]


@dataclass(frozen=True)
class Delivery:
    """A file of so many rows, the system it came from, and the day the office took it in."""

    path: Path
    system: str
    day: date
    rows: int


def deliver(plan: InstitutionPlan, people: Iterable[Invented], folder: Path, today: date) -> list[Delivery]:
    """Write the degrees of `people` (read once) to files in `folder`: all up to four years ago, then year by year."""
    days = _days(today)
    with ExitStack() as open_files:
        lists = [open_files.enter_context(RegisterList(plan, folder / _name(plan, day, days[0]))) for day in days]
        for person in people:
            for number, study in enumerate(person.studies):
                if study.award:
                    place = next((place for place, day in enumerate(days) if study.award < day), -1)
                    lists[place].write(degree(plan, person, study, number))
    return [one.delivered(SYSTEMS[plan.slug], day) for one, day in zip(lists, days, strict=True) if one.rows]


def _days(today: date) -> list[date]:
    first = today - FIRST_DELIVERY
    yearly = [date(year, 10, 3) for year in range(first.year + 1, today.year)]
    return [first, *yearly, today - LAST_DELIVERY]


def _name(plan: InstitutionPlan, day: date, first: date) -> str:
    years = f"{min(each.first for each in plan.programmes)}-{day.year}" if day == first else str(day.year)
    return FILES[plan.country].format(years)


def degree(plan: InstitutionPlan, person: Invented, study: InventedStudy, number: int) -> Row:
    """One row of the register. `number` tells the person's degrees apart."""
    return {
        "person": person.key,
        "degree": f"{person.key}-{number}",
        "given": person.given_names,
        "call": person.call_name,
        "surname": person.surname,
        "former": person.former_surname or "",
        "born": str(person.birth_year),
        "email": person.email or "",
        "home": person.home_country,
        "code": study.programme.code,
        "programme": study.programme.names[plan.default_language],
        "title": study.title or "",
        "level": str(study.programme.level),
        "start": f"{study.start:%d.%m.%Y}",
        "award": f"{study.award:%d.%m.%Y}" if study.award else "",
    }


class RegisterList:
    """A file as student systems write them: semicolons, a byte order mark, and headings in the country's language."""

    def __init__(self, plan: InstitutionPlan, path: Path) -> None:
        self.country, self.path, self.rows = plan.country, path, 0

    def __enter__(self) -> "RegisterList":
        self.file = self.path.open("w", encoding="utf-8-sig", newline="")
        self.table = csv.writer(self.file, delimiter=";")
        self.table.writerow(HEADINGS[self.country].split(";"))
        return self

    def __exit__(self, *error) -> None:
        self.file.close()

    def write(self, row: Row) -> None:
        self.rows += 1
        fault = FAULTS.get(self.rows, {})
        row |= {field: YES[self.country] if value == "yes" else value for field, value in fault.items()}
        self.table.writerow([row.get(field, "") for field in FIELDS])

    def delivered(self, system: str, day: date) -> Delivery:
        return Delivery(self.path, system, day, self.rows)


# A course for people at work, kept in a system of its own: its participants are in the register as well.
COURSE = {
    "code": "VU-LED",
    "programme": "Videreutdanning i ledelse",
    "title": "Videreutdanning i ledelse",
    "level": "7",
}
COURSE_SYSTEM, COURSE_FILE = "Kursbasen", "videreutdanning-{}.csv"
TAKES_PART = 5  # every so many of the graduates with an address


def deliver_course(plan: InstitutionPlan, people: Iterable[Invented], folder: Path, today: date) -> Delivery:
    """Write the participants of a course among `people`; some can only be joined by somebody who knows them."""
    day = today - timedelta(days=3)
    with RegisterList(plan, folder / COURSE_FILE.format(day.year - 1)) as rows:
        for row in _participants(plan, people, day):
            rows.write(row)
    return rows.delivered(COURSE_SYSTEM, day)


def _participants(plan: InstitutionPlan, people: Iterable[Invented], day: date) -> Iterator[Row]:
    graduates = [person for person in people if _has_worked(person, day) and person.email]
    for place, person in enumerate(graduates[::TAKES_PART]):
        row = degree(plan, person, person.studies[0], 0) | COURSE
        row |= {"person": f"K{place:05}", "degree": f"K{place:05}-1", "former": ""}
        row |= {"start": f"15.01.{day.year - 1}", "award": f"10.06.{day.year - 1}"}
        yield row | _known_otherwise(place, graduates)


def _has_worked(person: Invented, day: date) -> bool:
    graduated = person.studies[0].award
    return graduated is not None and graduated.year < day.year - 4


def _known_otherwise(place: int, others: Sequence[Invented]) -> Row:
    """Some gave the course no address, and a few married after the register last heard of them."""
    if place % 12 == 5:
        return {"surname": others[place].surname}
    return {"email": ""} if place % 12 == 9 else {}
