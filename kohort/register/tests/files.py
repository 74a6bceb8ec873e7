"""Register files made up for a test, with what a correct import of them reports."""

import csv
from pathlib import Path

HEADINGS = [
    "source_person_id", "source_degree_id", "given_names", "call_name", "surname", "former_surnames", "birth_year",
    "email_private", "programme_code", "programme_name_en", "degree_title", "level_eqf", "start_date", "award_date",
    "protected_identity", "deceased", "employer", "place", "country", "note",
]  # fmt: skip
NATIONAL_ID = "13097248022"  # synthetic, with sound check digits


def degree(person="P1", number="D1", **cells) -> dict[str, str]:
    """One sound row; cells given by heading."""
    row = {
        "source_person_id": person,
        "source_degree_id": number,
        "given_names": "Kari Anne",
        "surname": "Ødegård",
        "birth_year": "1980",
        "programme_code": "HIST",
        "programme_name_en": "History",
        "degree_title": "Master in history",
        "level_eqf": "7",
        "start_date": "2000-08-15",
        "award_date": "2005-06-20",
    }
    return row | cells


def write(path: Path, rows: list[dict[str, str]], **options) -> Path:
    """A CSV of these rows under all headings any of them has."""
    headings = [*HEADINGS, *sorted({name for row in rows for name in row} - set(HEADINGS))]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, headings, restval="", **options)
        writer.writeheader()
        writer.writerows(rows)
    return path


def many(count: int, start: int = 1, **cells) -> list[dict[str, str]]:
    """As many people with a degree and an address each; every tenth has a second degree."""
    rows = []
    for n in range(start, start + count):
        own = {"given_names": f"Name{n}", "surname": f"Sur{n % 97}", "email_private": f"p{n}@example.com"} | cells
        rows.append(degree(f"P{n}", f"D{n}", birth_year=str(1950 + n % 50), **own))
        if n % 10 == 0:
            rows.append(degree(f"P{n}", f"D{n}b", birth_year=str(1950 + n % 50), programme_code="ECON", **own))
    return rows


def spoiled() -> tuple[list[dict[str, str]], dict]:
    """Rows of every kind, and the figures of their first import."""
    rows = [
        *many(20),
        degree("P30", "D30", note=f"see {NATIONAL_ID}"),
        degree("P31", "D31", award_date="2005-02-30"),
        degree("P32", "D32", surname=""),
        degree("P33", "D33", award_date=""),
        degree("P34", "D34", protected_identity="true", email_private="secret@example.com"),
        degree("P35", "D35", deceased="true"),
        degree("P36", "D36", email_private="no address"),
        degree("P37", "D37", given_names='=HYPERLINK("http://evil.example";"x")', note="two\nlines; and, more"),
        degree("P1", "D1", surname="Repeated"),
    ]
    return rows, {
        "rows": 31,
        "people": 22,
        "degrees": 24,
        "duplicates": 1,
        "rejected": {"national-id": 1, "bad-date": 1, "missing": 2, "protected": 1, "deceased": 1},
        "rejected_lines": {
            "national-id": [24],
            "bad-date": [25],
            "missing": [26, 27],
            "protected": [28],
            "deceased": [29],
        },
        "warnings": {"bad-email": 1},
        "emails": 20,
        "programmes": 2,
        "updated": 0,
        "unchanged": 0,
        "merged_queue": 0,
    }
