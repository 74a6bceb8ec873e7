"""Many at once at the door of a real server with two processes: how they are let in, and counted after."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from sqlite3 import connect
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from kohort.accounts.models import Account
from kohort.people.models import Person

ROOT = Path(__file__).resolve().parents[3]
SERVE = "import django; django.setup(); from kohort.site.commands import serve; serve()"
SECRET = "0123456789abcdef0123456789abcdef"  # of the form, in the cookie and in what is sent
WHO_HOLDS = "SELECT state, guests, turn FROM events_seat WHERE event_id = {} ORDER BY turn"


class Tap(NamedTuple):
    """One POST to send: of whose session, where to, and what."""

    session: str
    path: str
    said: dict = {}


def members(institution, many: int) -> list[str]:
    """So many members with a login; their session keys."""
    made = [Account(email=f"member{number}@example.net") for number in range(many)]
    for one in made:
        one.set_unusable_password()
    accounts = Account.objects.bulk_create(made)
    Person.objects.bulk_create(
        Person(institution=institution, given_names="Member", surname=f"No {number}", account=account)
        for number, account in enumerate(accounts)
    )
    return [_session(account) for account in accounts]


def _session(account) -> str:
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return session.session_key


@contextmanager
def served(folder: Path, database: str, **more: str) -> Iterator[int]:
    """The port of `kohort serve` with two processes; `more` is put into their environment."""
    port = _free_port()
    environment = {**os.environ, "DATABASE_URL": database, "KOHORT_URL": f"http://127.0.0.1:{port}", **more}
    command = [sys.executable, "-c", SERVE, "--port", str(port), "--processes", "2", "--no-worker"]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=log)
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()
            server.wait(20)


def _free_port() -> int:
    """Below 32768, where the system gives none to outgoing connections."""
    for port in range(20000 + os.getpid() % 9000, 32700, 13):
        with socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)):
                return port
    raise RuntimeError("no free port")


def _wait_for(port: int) -> None:
    for _attempt in range(300):
        try:
            ask = HTTPConnection("127.0.0.1", port, timeout=10)
            ask.request("GET", "/")
            ask.getresponse().read()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the server does not answer")


def shared(folder: Path) -> str:
    """The address of a database that other processes read as well: SQLite's tests run in memory, and are copied out."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(folder / "rush.sqlite3")])
        return f"sqlite:///{folder}/rush.sqlite3"
    at = connection.get_connection_params()
    where = urlencode({key: at[key] for key in ("host", "port") if key in at})
    return f"postgresql://{at['user']}:{at.get('password', '')}@/{at['dbname']}?{where}"


def seats(folder: Path, event) -> list[tuple[str, int, int]]:
    """[(state, guests, turn)] as they stand in the shared database."""
    query = WHO_HOLDS.format(event.pk)
    if connection.vendor == "sqlite":
        with closing(connect(folder / "rush.sqlite3", timeout=20)) as file:
            return file.execute(query).fetchall()
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


def rush(port: int, taps: Sequence[Tap]) -> list[int]:
    """All of them at the same moment; the status of each answer."""
    barrier = threading.Barrier(len(taps))

    def send(tap: Tap) -> int:
        body = urlencode({**tap.said, "csrfmiddlewaretoken": SECRET})
        headers = {
            "Cookie": f"session={tap.session}; csrf={SECRET}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{port}",
            "Host": f"127.0.0.1:{port}",
        }
        with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as ask:
            barrier.wait()
            ask.request("POST", tap.path, body, headers)
            return ask.getresponse().status

    with ThreadPoolExecutor(len(taps)) as crowd:
        return list(crowd.map(send, taps))
