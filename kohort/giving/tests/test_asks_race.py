"""Everybody says yes in the same moment, and one has it; while time runs out, or the ask is taken back."""

from kohort.claims.tests.test_racing import race  # noqa: F401  (a fixture: threads on a database of their own)

RUSH = """
from collections import Counter
from datetime import timedelta
from django.db import IntegrityError
from kohort.giving.asks.asking import TooLate, accept, advance, withdraw
from kohort.giving.models import Limits
from kohort.giving.tests.needs import eyes, row, sent, states, told
from kohort.kit import bugs

accounts = [Account.objects.welcome(f"{number}@example.org") for number in range(MANY + 1)]
people = [person(number) for number in range(MANY + 1)]
for one, account in zip(people, accounts):
    one.account = account
    one.save()
    Limits.objects.create(institution=here, person=one, source="owner")
tora, *asked = people

def tried(verb, *args, **more):
    try:
        verb(*args, **more)
    except (TooLate, IntegrityError) as told:
        return type(told).__name__
    return "done"

def all_say_yes():
    ask = sent(tora, *asked, at_once=MANY)
    rows = [row(ask, one) for one in asked]
    return ask, Counter(together(lambda number: tried(accept, rows[number])))
"""
ALL = """
for turn in range(3):
    ask, said = all_say_yes()
    assert said == {"done": 1, "TooLate": MANY - 1}, said
    assert Counter(states(ask)) == {"agreed": 1, "yes": 1, "filled": MANY - 1}
    assert [verb for verb, about in told(ask)].count("ask.agreed") == 1
bugs.PLANTED = {"two-yeses"}
print("were nothing held:", "another" if all_say_yes()[1]["TooLate"] < MANY - 1 else "the same")
bugs.PLANTED = set()
"""
TWO = """
def both(other):
    ask = sent(tora, asked[0])
    mine = row(ask, asked[0])
    acts = lambda: tried(accept, mine), lambda: tried(other, ask, mine)
    return together(lambda number: acts[number](), 2), states(ask), [verb for verb, about in told(ask)][1:]

LAPSED = [["TooLate", "done"], ["expired", "expired"], ["ask.lapsed", "ask.expired"]]
CALLED_OFF = [["TooLate", "done"], ["withdrawn", "withdrawn"], ["ask.withdrawn"]]
LATER_OFF = [["done", "done"], ["withdrawn", "withdrawn"], ["ask.agreed", "ask.withdrawn"]]
AGREED = [["done", "done"], ["agreed", "yes"], ["ask.agreed"]]
for turn in range(3):
    found = both(lambda ask, mine: advance(ask.pk, mine.reply_by))
    assert list(found) in (LAPSED, AGREED), found
    found = both(lambda ask, mine: withdraw(ask, eyes(tora)))
    assert list(found) in (CALLED_OFF, LATER_OFF), found
print("in one order or the other")
"""


def test_one_yes_wins_whatever_else_happens_meanwhile(race):  # noqa: F811
    assert race(RUSH + ALL + TWO).splitlines() == ["were nothing held: another", "in one order or the other"]
