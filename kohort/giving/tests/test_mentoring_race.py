"""In the same moment: ten want one of three places, two tell everybody, somebody leaves while others match."""

from kohort.claims.tests.test_racing import race  # noqa: F401  (a fixture: threads on a database of their own)

RUSH = """
from django.db import IntegrityError
from kohort.giving.mentoring.holding import NotNow
from kohort.giving.mentoring.places import take
from kohort.giving.models import Pair
from kohort.giving.tests.mentorings import mentoring, takes_part
from kohort.kit import bugs
from kohort.people.viewing import viewer_for

PLACES, people = 3, [person(number) for number in range(MANY + 1)]
for number, one in enumerate(people):
    one.account = Account.objects.welcome(f"{number}@example.org")
    one.save()
mentor, *rest = people
eyes = [viewer_for(one.account_id, here) for one in rest]

def turn():
    one = mentoring(here, "groups")
    one.scheme.mentees = "members"
    one.scheme.save()
    ada = takes_part(one, mentor, "mentor", places=PLACES)
    def tried(number):
        try:
            take(one, ada.key, eyes[number])
        except (NotNow, IntegrityError) as refusal:
            return type(refusal).__name__
        return "taken"
    return together(tried).count("taken"), Pair.live().filter(mentor=ada).count()
"""
TOLD = """
from django.utils import timezone
from kohort.activity.models import Happening
from kohort.giving.mentoring.announcing import announce
from kohort.giving.mentoring.joining import leave
from kohort.giving.mentoring.matching import match

def matched_while_one_leaves():
    one = mentoring(here, days=-10)
    takes_part(one, mentor, "mentor", places=MANY)
    mine = [takes_part(one, person) for person in rest]
    def act(number):
        leave(mine[number], eyes[number]) if number % 2 else match(one, eyes[number])
    together(act)
    assert not Pair.objects.trusted("test").filter(round=one, mentee__left__isnull=False).exists()
    return one

def told_by_two(one):
    match(one, eyes[0])
    def tried(_number):
        try:
            return announce(one)
        except NotNow:
            return 0
    pairs = together(tried, 2)
    told = Happening.objects.trusted("test").filter(verb="pair.begun", particulars__round=one.pk)
    return sorted(pairs), told.count()

print(told_by_two(matched_while_one_leaves()))
"""
HELD = "assert turn() == (PLACES, PLACES)\n"
UNHELD = 'bugs.PLANTED = {"places-unlocked"}\nprint(any(turn()[1] > PLACES for _turn in range(10)))\n'


def test_three_have_a_place_and_two_tell_everybody_once(race):  # noqa: F811
    """And without the lock more have a place: were it not so, this would prove nothing."""
    assert race(RUSH + HELD + TOLD + UNHELD).split("\n") == ["([0, 5], 10)", "True"]
