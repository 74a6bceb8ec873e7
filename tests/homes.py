"""Databases that other processes share with a test: SQLite's tests run in memory, where nobody else can be."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from django.db import connection

FILE = "kohort.sqlite3"
ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / ".pytest_cache"


def with_tables(home: Path) -> dict[str, str]:
    """The environment of a process whose SQLite file in `home` has all tables and no row, whatever the tests run on."""
    home.mkdir(exist_ok=True)
    shutil.copy(_prepared(), home / FILE)
    mine = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return mine | _state(home, f"sqlite:///{home / FILE}")


def shared(home: Path) -> dict[str, str]:
    """The same on the database the tests run on; on PostgreSQL it is theirs."""
    if connection.vendor == "sqlite":
        return with_tables(home)
    at = connection.get_connection_params()
    where = urlencode({key: at[key] for key in ("host", "port") if key in at})
    return os.environ | _state(home, f"postgresql://{at['user']}:{at.get('password', '')}@/{at['dbname']}?{where}")


def _state(home, database) -> dict[str, str]:
    return {"DATABASE_URL": database, "KOHORT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "kohort.site.settings"}


@cache
def _prepared() -> Path:
    """A file that every migration has gone through: made once, and kept while they are these."""
    ready = KEPT / f"tables-{_migrations()}.sqlite3"
    if not ready.exists():
        KEPT.mkdir(exist_ok=True)
        home = Path(tempfile.mkdtemp(dir=KEPT))
        environment = os.environ | _state(home, f"sqlite:///{home / FILE}")
        subprocess.run([sys.executable, "-m", "django", "migrate", "-v0"], env=environment, check=True)
        (home / FILE).rename(ready)
        shutil.rmtree(home)
    return ready


def _migrations() -> str:
    """What they are, as far as what they make depends on it."""
    files = sorted(ROOT.glob("kohort/*/migrations/*.py"))
    told = hashlib.sha256(b"".join(file.read_bytes() for file in files))
    told.update((ROOT / "requirements" / "base.txt").read_bytes())
    return told.hexdigest()[:16]
