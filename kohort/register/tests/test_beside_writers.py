"""While a file comes in others read and write: nobody fails, nobody waits for long, nothing is lost."""

import subprocess
import sys
import time

import pytest

from .files import many, write
from .subprocesses import command, environment, made

pytestmark = pytest.mark.own_file


WRITER = """
import sys, time, django
django.setup()
from kohort.institutions.models import Institution
from kohort.people.models import Person
here, name, done = Institution.objects.get(slug="lysbu"), sys.argv[1], sys.argv[2]
import pathlib
number = 0
while not pathlib.Path(done).exists():
    person = Person.objects.create(institution=here, given_names=f"{name}-{number}", surname="Writer")
    found = Person.objects.trusted("a test").get(pk=person.pk)
    found.call_name = "read and written"
    found.save()
    number += 1
    time.sleep(0.02)
print(number)
"""


def test_writers_and_an_import_do_not_disturb_each_other(tmp_path):
    home, done = made(tmp_path), tmp_path / "done"
    path = write(tmp_path / "in.csv", many(2500))
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, f"w{n}", str(done)],
            env=environment(home),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for n in range(2)
    ]
    time.sleep(1.5)
    imported = subprocess.run(
        command("import", path, "--institution", "lysbu", "--source", "fs"),
        env=environment(home),
        capture_output=True,
        check=False,
    )
    done.touch()
    ended = [writer.communicate() for writer in writers]
    assert imported.returncode == 0, imported.stderr
    assert [writer.returncode for writer in writers] == [0, 0], ended
    written = sum(int(out) for out, _err in ended)
    assert written > 0
    assert people(home) == {"read and written": written, "": 2500}


def people(home) -> dict[str, int]:
    import sqlite3

    with sqlite3.connect(home / "kohort.sqlite3") as database:
        return dict(database.execute("SELECT call_name, count(*) FROM people_person GROUP BY 1"))
