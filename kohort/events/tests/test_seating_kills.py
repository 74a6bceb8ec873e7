"""Killed at any moment between the first seat and the last mail: a seat each, one confirmation each, nobody lost.

Whoever was not answered asks again. A mail that was in the worker's hands when it died is listed as UNKNOWN.
"""

import random
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
from django_tasks_db.models import DBTaskResult

from kohort.claims.tests.test_surviving_kills import ask, post
from tests.homes import FILE, with_tables

pytestmark = pytest.mark.own_file


__all__ = ["post"]  # a mail server that keeps who got what

PEOPLE, PLACES = 24, 10
WORK = f"""
import django; django.setup()
from kohort.events.models import Event
from kohort.events.seats.seating import Who, join
from kohort.institutions.models import Institution
from kohort.site.working import work
from tests.gatherings import gathering
lysbu = {{"names": {{"nb": "Lysbu"}}, "language": "nb", "country": "NO"}}
here, _is_new = Institution.objects.get_or_create(slug="lysbu", defaults=lysbu)
event = Event.objects.trusted("test").first() or gathering(here, capacity={PLACES}, audience="public")
for n in range({PEOPLE}):
    join(event, Who(name=f"Nr {{n}}", email=f"nr{{n}}@example.net"), way="visitor")
work(until_done=True)
"""
TIME_PASSES = (
    f"UPDATE {DBTaskResult._meta.db_table} SET run_after = '2026-01-01'",
    "UPDATE notices_mailing SET began = '2026-01-01' WHERE state = 'sending'",
)


@pytest.fixture
def evening(tmp_path, post):
    """A database of its own, and how to have everybody sign up there and the mails go out."""
    environment = with_tables(tmp_path) | {
        "KOHORT_MODE": "production",
        "EMAIL_URL": f"smtp://127.0.0.1:{post.server.port}",
    }

    def run():
        return subprocess.Popen([sys.executable, "-c", WORK], env=environment)

    return run, tmp_path / FILE


def survive(evening, post, kills: int, seed: int):
    run, database = evening
    chance, killed = random.Random(seed), 0
    for number in range(kills):
        process = run()
        (_kill_in_sign_up if number % 2 == 0 else _kill_in_mail)(process, database, post, chance.randrange(1, 10))
        killed += process.wait() == -signal.SIGKILL
        ask(database, *TIME_PASSES)
    post.at_letter = lambda: None
    assert run().wait() == 0
    assert killed == kills
    check(database, post, killed)


def _kill_in_sign_up(process, database, post, more):
    wanted = _seated(database) + more
    while process.poll() is None and _seated(database) < min(wanted, PEOPLE):
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)


def _seated(database) -> int:
    (((count,),),) = ask(database, "SELECT count(*) FROM events_seat")
    return count


def _kill_in_mail(process, _database, post, more):
    wanted = post.kept.total() + more

    def now():
        if post.kept.total() >= wanted:
            process.send_signal(signal.SIGKILL)

    post.at_letter = now


def check(database, post, killed):
    seats, mailings = ask(
        database,
        "SELECT state, turn FROM events_seat ORDER BY turn",
        "SELECT s.email, m.state FROM notices_mailing m JOIN events_seat s ON s.id = m.seat_id",
    )
    assert [turn for _state, turn in seats] == list(range(1, PEOPLE + 1))
    assert Counter(state for state, _turn in seats) == {"going": PLACES, "waiting": PEOPLE - PLACES}
    became = Counter(state for _address, state in mailings)
    assert became["sent"] + became["unknown"] == len(mailings) == PEOPLE
    assert became["unknown"] <= killed
    assert [address for address, times in post.kept.items() if times > 1] == []
    assert {address for address, state in mailings if state == "sent"} - set(post.kept) == set()


def test_a_kill(evening, post):
    survive(evening, post, kills=1, seed=7)


@pytest.mark.full
def test_many_kills(evening, post):
    survive(evening, post, kills=16, seed=3)
