"""Killed at any moment, an import is taken up by the same command: nothing twice, nothing missing."""

import json
import random
import signal
import sqlite3
import subprocess
import time

import pytest

from kohort.people.models import Study

from .files import many, write
from .subprocesses import command, environment, made, run_cli

pytestmark = pytest.mark.own_file

ROWS = 5000
COUNTS = {
    "people": "SELECT count(*), count(DISTINCT given_names) FROM people_person",
    "records": "SELECT count(*), count(DISTINCT source_person_id) FROM register_record",
    "entries": "SELECT count(*), count(DISTINCT degree_id) FROM register_entry",
    "studies": "SELECT count(*), count(DISTINCT s.id) FROM people_study s JOIN register_entry e ON e.study_id = s.id",
    "loose studies": "SELECT count(*), 0 FROM people_study WHERE id NOT IN (SELECT study_id FROM register_entry)",
    "loose people": "SELECT count(*), 0 FROM people_person WHERE id NOT IN (SELECT person_id FROM register_record)",
    "emails": "SELECT count(*), count(DISTINCT value) FROM people_contact",
    "programmes": "SELECT count(*), count(DISTINCT code) FROM institutions_programme",
    "jobs and figures": "SELECT count(*), sum(state = 'done') FROM register_import",
}


def counts(home) -> dict:
    with sqlite3.connect(home / "kohort.sqlite3") as database:
        return {name: database.execute(query).fetchone() for name, query in COUNTS.items()}


def import_of(path):
    return command("import", path, "--institution", "lysbu", "--json")


def kill_some(home, path, chance, kills) -> int:
    """Start the import and kill it after a random while, some times over; how often it was really killed."""
    killed = 0
    for _round in range(kills):
        process = subprocess.Popen(import_of(path), env=environment(home), stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.4, 2.2))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
    return killed


def survive(tmp_path, kills, seed):
    path, home = write(tmp_path / "in.csv", many(ROWS)), made(tmp_path)
    assert kill_some(home, path, random.Random(seed), kills)
    done = run_cli(home, "import", path, "--institution", "lysbu", "--json")
    assert done.returncode == 0, done.stderr
    degrees = ROWS + ROWS // 10
    assert counts(home) == {
        "people": (ROWS, ROWS),
        "records": (ROWS, ROWS),
        "entries": (degrees, degrees),
        "studies": (degrees, degrees),
        "loose studies": (0, 0),
        "loose people": (0, 0),
        "emails": (ROWS, ROWS),
        "programmes": (2, 2),
        "jobs and figures": (counts(home)["jobs and figures"][0],) * 2,
    }
    return json.loads(done.stdout)


def test_a_few_kills(tmp_path):
    figures = survive(tmp_path, kills=4, seed=7)
    assert figures["rows"] == ROWS + ROWS // 10


@pytest.mark.full
@pytest.mark.parametrize("seed", range(10))
def test_many_kills(tmp_path, seed):
    survive(tmp_path, kills=5, seed=seed)


def test_the_figures_are_those_of_the_whole(register, monkeypatch):
    """Stopped between two transactions, the run that goes on reports what both did together."""
    from kohort.register import running
    from kohort.register.models import Import

    class Stopped(RuntimeError):
        pass

    def stop_after(number):
        monkeypatch.setattr(running, "CHUNK", 50)
        seen = []

        def tick(record):
            seen.append(record)
            if len(seen) > number:
                raise Stopped

        return tick

    rows = many(300)
    foretold = register.check(rows)
    with pytest.raises(Stopped):
        register.take(rows, tick=stop_after(4))
    half = register.people.count()
    assert 0 < half < 300
    run = register.take(rows)
    assert run.figures == foretold
    assert register.people.count() == 300
    assert register.all(Import).count() == 1
    assert run.cursor == run.length


def test_half_a_transaction_is_none_of_it(register, monkeypatch):
    """Ended after the rows and before the note of how far it came, an import has written neither."""
    from kohort.register import running

    class Ended(RuntimeError):
        pass

    def end(run, made):
        raise Ended

    monkeypatch.setattr(running, "_note_made", end)
    with pytest.raises(Ended):
        register.take(many(300))
    assert register.people.count() == 0


def test_whoever_is_shut_out_writes_nothing_more(register):
    from kohort.register import running
    from kohort.register.models import Import

    def taken_over(record):
        Import.objects.trusted("another machine takes the import up").update(runner="another")

    with pytest.raises(running.TakenOver):
        register.take(many(1200), tick=taken_over)
    assert register.all(Study).count() == running.CHUNK
