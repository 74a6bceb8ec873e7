"""After a night nothing in any file tells of whoever left, and a backup of the day before brings nobody back.

Real files in processes of their own: every byte of KOHORT_HOME is searched.
"""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from django.db import connection

from kohort.privacy.erasing import erase
from kohort.privacy.wiping import wipe
from tests.homes import with_tables

from .everything import whole_database
from .for_real import bytes_of, run

PEOPLE = [4, pytest.param(100, marks=pytest.mark.full)]


@pytest.fixture(scope="module", params=PEOPLE)
def furnished(request, tmp_path_factory):
    """A home full of people, the words that must go, and a backup made before anybody left."""
    home = tmp_path_factory.mktemp("furnished") / "home"
    with_tables(home)
    ((words, stays),) = run(home, f"furnish={request.param}")
    gone = [[word for word in own if word not in beside] for own, beside in zip(words, stays, strict=True)]
    backup = sqlite3.connect(home / "kohort.sqlite3")
    backup.execute("VACUUM INTO ?", [str(home.parent / "backup.sqlite3")])
    backup.close()
    return home, gone, home.parent / "backup.sqlite3"


@pytest.fixture
def home(furnished, tmp_path):
    """The same for each test anew."""
    made, gone, backup = furnished
    shutil.copytree(made, tmp_path / "home", symlinks=True)
    return tmp_path / "home", gone, backup


def found(home, gone) -> list[str]:
    everything = bytes_of(home)
    return [word for own in gone for word in own if word.encode() in everything]


@pytest.mark.own_file
def test_not_a_byte(home):
    home, gone, _backup = home
    assert min(map(len, gone)) >= 20
    assert len(found(home, gone)) == sum(map(len, gone)), "there is something to be found"
    run(home, "erase", "wipe")
    shutil.rmtree(home / "demo-mail")  # the mail server's, in a demo
    assert found(home, gone) == []
    assert not list((home / "uploads").rglob("*"))


@pytest.mark.own_file
def test_the_index_is_a_new_one_without_deleted_rows(home):
    home, _gone, _backup = home
    before = {path.name for path in (home / "index").glob("v*/*")}
    run(home, "erase", "wipe")
    (copy,) = [path for path in (home / "index").glob("v*-*") if path.is_dir()]
    segments = json.loads((copy / "meta.json").read_text())["segments"]
    assert [segment for segment in segments if segment["deletes"] or segment["max_doc"]] == []
    assert {path.name for path in copy.glob("*.term")} & before == set()


@pytest.mark.own_file
def test_a_backup_brings_nobody_back(home):
    home, gone, backup = home
    run(home, "erase", "wipe")
    shutil.rmtree(home / "demo-mail")
    for path in home.glob("kohort.sqlite3*"):
        path.unlink()
    shutil.copy(backup, home / "kohort.sqlite3")
    they_are_back, (wrong, said, now), people = run(home, "people", "again", "people")
    assert they_are_back == len(gone)
    assert "erase-again" in wrong[0]
    assert str(len(gone)) in said[0]
    assert now == []
    assert people == 0
    assert run(home, "wipe", "again") == [[[], [], []]], "once is enough"
    assert found(home, gone) == []


@pytest.mark.own_file
def test_a_ledger_that_was_lost_is_written_again(home):
    home, _gone, _backup = home
    run(home, "erase")
    before = sorted((home / "erased").read_text().splitlines())
    (home / "erased").unlink()
    ((wrong, _said, now),) = run(home, "again")
    assert "lacks" in wrong[0]
    assert now == []
    assert sorted((home / "erased").read_text().splitlines()) == before


@pytest.mark.django_db(transaction=True)
def test_on_either_database(transactional_db, cast, ada):
    """The rows themselves, and PostgreSQL's files."""
    before = heap()
    assert not before or any(word in before for word in ada.goes()), "there is something to be found"
    erase(cast.ada)
    wipe()
    here = whole_database() + every_row() + heap()
    assert [word for word in ada.goes() if word in here] == []
    assert [word for word in ada.stays() if word not in here] == []


def every_row() -> str:
    """As the database itself writes them, tables of libraries included."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


def heap() -> str:
    """What PostgreSQL has written of this database (the cluster holds those of tests running beside it, too).

    Nothing on SQLite, whose file the other tests read.
    """
    if connection.vendor == "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        data = Path(cursor.fetchone()[0])
        cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        base = data / "base" / str(cursor.fetchone()[0])
    return "".join(path.read_bytes().decode("latin-1") for path in base.rglob("*") if path.is_file())
