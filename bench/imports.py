"""A register of 145,000 new rows, and the same once more: against `bulk_create`, plain SQL, and reading the file."""

import csv
import gc
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.models import Model

from kohort.demo.campus import found
from kohort.demo.curriculum import institutions
from kohort.demo.people import invent
from kohort.demo.registers import RegisterList, Row, degree
from kohort.institutions.models import Institution, Programme, Unit
from kohort.people.models import Contact, Origin, OtherName, Person, Study
from kohort.register.file import RegisterFile
from kohort.register.models import Entry, FormerKey, Import, Record, Source
from kohort.register.running import CHUNK, take_in
from kohort.site.schema import bring_up_to_date

from .figures import Figure
from .timing import milliseconds

ROWS = 145_000
WHY = "the bench writes the same rows by other ways"
GROUND = (Institution, Unit, Programme, Source, Import)
WRITTEN = (Person, Record, Study, Entry, Contact, OtherName, Origin, FormerKey)

Values = tuple  # of a row, in the order of its columns
Chunks = list[dict[type[Model], list[Values]]]


def figures() -> Iterator[Figure]:
    bring_up_to_date()
    with register(found(institutions()["nordvik"])) as file:
        new, again = (_seconds(lambda: take_in(file())) for _time in range(2))
        read = _seconds(lambda: _read_and_hash(file().path))
    title = f"import, {ROWS:,} rows, {connection.vendor}"
    bulk, raw = _floors()
    yield Figure(f"{title}, new", new, "s", bulk, "s bulk_create of the same values", gate=2)
    yield Figure(f"{title}, new", new, "s", raw, "s executemany of them", goal=4)
    yield Figure(f"{title}, again", again, "s", read, "s reading, hashing", gate=4)


def _seconds(run) -> float:
    return milliseconds(run) / 1000


@contextmanager
def register(institution: Institution) -> Iterator[Callable[[], RegisterFile]]:
    """Opens a file of so many degrees, as often as it is called."""
    with TemporaryDirectory(dir=settings.KOHORT_HOME) as folder:
        path = Path(folder) / "register.csv"
        with RegisterList(institutions()[institution.slug], path) as rows:
            for row in islice(_degrees(institution), ROWS):
                rows.write(row)
        yield lambda: RegisterFile(path, institution, source="bench")


def _degrees(institution: Institution) -> Iterator[Row]:
    plan = institutions()[institution.slug]
    for person in invent(plan, 2 * ROWS, "bench", institution.since.date()):
        for number, study in enumerate(person.studies):
            if study.award:
                yield degree(plan, person, study, number)


def _read_and_hash(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file, delimiter=";"):
            blake2b("\x1f".join(row).encode(), digest_size=16).digest()


def _floors() -> tuple[float, float]:
    """Seconds of `bulk_create` and of `executemany`, each into a database of its own, of rows made beforehand."""
    ground = [(model, list(_all(model))) for model in GROUND]
    chunks = _chunks()
    gc.freeze()
    for alias in ("bulk", "raw"):
        _database(alias)
        for model, rows in ground:
            model.objects.using(alias).bulk_create(rows)
    bulk = _seconds(lambda: _bulk_create(chunks))
    statements = _statements(chunks)
    return bulk, _seconds(lambda: _execute(statements))


def _all(model: type[Model]):
    rows = model.objects.trusted(WHY) if hasattr(model.objects, "trusted") else model.objects
    return rows.order_by("pk")


def _chunks() -> Chunks:
    """All that the import wrote, in portions of as many people as it had in a transaction."""
    people = list(_all(Person))
    portion = CHUNK * len(people) // ROWS
    place = {person.pk: number // portion for number, person in enumerate(people)}
    of_record = dict(_all(Record).values_list("pk", "person_id"))
    chunks: Chunks = [defaultdict(list) for _number in range(len(people) // portion + 1)]
    for model in WRITTEN:
        for row in _all(model):
            person = row.pk if model is Person else getattr(row, "person_id", None) or of_record[row.record_id]
            chunks[place[person]][model].append(_values(row))
    return chunks


def _values(row: Model) -> Values:
    return tuple(getattr(row, field.attname) for field in row._meta.concrete_fields)


def _database(alias: str) -> None:
    """A fresh one beside the first, with the same settings."""
    more = {**connection.settings_dict, "NAME": settings.KOHORT_HOME / f"{alias}.sqlite3"}
    if connection.vendor == "postgresql":
        more["NAME"] = f"{connection.settings_dict['NAME']}_{alias}"
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{more["NAME"]}"')
    connections.settings[alias] = more
    call_command("migrate", database=alias, verbosity=0)


def _bulk_create(chunks: Chunks) -> None:
    for chunk in chunks:
        with transaction.atomic(using="bulk"):
            for model, rows in chunk.items():
                model.objects.using("bulk").bulk_create(model(*values) for values in rows)


def _statements(chunks: Chunks) -> list[list[tuple[str, list[Values]]]]:
    """For each transaction the statements with their values, as the database takes them."""
    return [
        [(_insert(model), [_taken(model, row) for row in rows]) for model, rows in chunk.items()] for chunk in chunks
    ]


def _insert(model: type[Model]) -> str:
    columns = [field.column for field in model._meta.concrete_fields]
    marks = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES ({marks})"


def _taken(model: type[Model], values: Values) -> Values:
    raw, fields = connections["raw"], model._meta.concrete_fields
    return tuple(field.get_db_prep_save(value, raw) for field, value in zip(fields, values, strict=True))


def _execute(transactions: list[list[tuple[str, list[Values]]]]) -> None:
    for statements in transactions:
        with transaction.atomic(using="raw"), connections["raw"].cursor() as cursor:
            for statement, rows in statements:
                cursor.executemany(statement, rows)
