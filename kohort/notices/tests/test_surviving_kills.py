"""The worker is killed at any moment while it tells people and mails them: each has one notice, and one mail at most.

A mail that was in its hands when it died is listed as UNKNOWN, and not sent again.
"""

import random
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
from django_tasks_db.models import DBTaskResult

from kohort.claims.tests.test_surviving_kills import Post as Server
from kohort.claims.tests.test_surviving_kills import ask, post
from tests.homes import with_tables

pytestmark = pytest.mark.own_file


__all__ = ["post"]  # a mail server that keeps who got what

FOLLOWERS = 60
SEED = f"""
import django; django.setup()
from kohort.accounts.models import Account
from kohort.activity.models import record
from kohort.conversations.models import Comment, Following, Post
from kohort.groups.models import Group, Membership
from kohort.institutions.models import Institution
from kohort.people.models import Person
here = Institution.objects.create(slug="lysbu", names={{"nb": "Lysbu"}}, language="nb", country="NO")
group = Group.objects.create(institution=here, name="Boots", language="nb")
writer = Person.objects.create(institution=here, given_names="Writer")
post = Post.objects.create(group=group, by=writer, text="Boots?", at="2020-01-01T00:00Z")  # too old for a digest
for n in range({FOLLOWERS}):
    account = Account.objects.create_user(f"nr{{n}}@example.org")
    person = Person.objects.create(institution=here, given_names=f"Nr{{n}}", account=account)
    Membership.objects.create(institution=here, group=group, person=person, way="joined")
    Following.objects.create(post=post, person=person)
comment = Comment.objects.create(post=post, by=writer, text="Yes.")
record("comment.written", institution=here, comment=comment.pk, post=post.pk)
"""
WORK = """
import django; django.setup()
from kohort.site.working import work
work(until_done=True)
"""
TIME_PASSES = (
    f"UPDATE {DBTaskResult._meta.db_table} SET run_after = '2026-01-01'",
    "UPDATE notices_mailing SET began = '2026-01-01' WHERE state = 'sending'",
)


@pytest.fixture
def talk(tmp_path, post):
    """A database of its own in which somebody has answered, and nobody has been told yet; how to run things in it."""
    environment = with_tables(tmp_path) | {
        "KOHORT_MODE": "production",
        "EMAIL_URL": f"smtp://127.0.0.1:{post.server.port}",
    }

    def run(code):
        return subprocess.Popen([sys.executable, "-c", code], env=environment)

    assert run(SEED).wait() == 0
    return run, tmp_path / "kohort.sqlite3"


def survive(talk, server: Server, rounds: int, seed: int):
    run, database = talk
    chance, killed = random.Random(seed), 0
    for number in range(rounds):
        wanted = server.kept.total() + chance.randrange(1, 2 * FOLLOWERS // (rounds + 1))
        process = run(WORK)
        server.at_letter = lambda one=process, last=wanted, number=number: _in_its_hands(server, one, last, number)
        while server.kept.total() < wanted and process.poll() is None:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.02))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        ask(database, *TIME_PASSES)
    server.at_letter = lambda: None
    assert run(WORK).wait() == 0
    assert killed
    check(database, server, killed)


def _in_its_hands(server, process, wanted, number):
    """By turns in the middle of a letter, and at any moment after one."""
    if number % 2 == 0 and server.kept.total() >= wanted:
        process.send_signal(signal.SIGKILL)


def check(database, server, killed):
    (mailings, notices) = ask(
        database,
        "SELECT a.email, m.state FROM notices_mailing m JOIN people_person p ON p.id = m.person_id "
        "JOIN accounts_account a ON a.id = p.account_id",
        "SELECT person_id, count FROM notices_notice",
    )
    became = Counter(state for _address, state in mailings)
    sent = {address for address, state in mailings if state == "sent"}
    assert [count for _person, count in notices] == [1] * FOLLOWERS
    assert became["sent"] + became["unknown"] == len(mailings) == FOLLOWERS
    assert became["unknown"] <= killed
    assert [address for address, times in server.kept.items() if times > 1] == []
    assert sent - set(server.kept) == set()


def test_a_few_kills(talk, post):
    survive(talk, post, rounds=2, seed=7)


@pytest.mark.full
def test_many_kills(talk, post):
    survive(talk, post, rounds=20, seed=3)
