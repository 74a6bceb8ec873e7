"""Nobody is asked more than they said, by anybody in the house; and who says nothing, not often."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from kohort.claims.tests.test_racing import race  # noqa: F401  (a fixture: threads on a database of their own)
from kohort.giving.limits.asking import Load, busy, loads, may_approach, reserve
from kohort.giving.models import Approach, Limits
from tests.cast import fact

JUNE = date(2031, 6, 3)
RUSH = """
from kohort.giving.limits.asking import reserve
from kohort.giving.models import Approach, Limits
from kohort.kit import bugs

accounts = [Account.objects.welcome(f"{number}@example.org") for number in range(4)]
people = [person(number) for number in range(4)]
for one, account in zip(people, accounts):
    one.account = account
    one.save()
    Limits.objects.create(institution=here, person=one, source="owner", per_year=2)
ids = [one.pk for one in people]

def fifty_askers():
    told = together(lambda number: reserve(ids[::-1] if number % 2 else ids, Approach.For.ASK), 50)
    written = Approach.objects.trusted("test")
    assert sum(map(len, told)) == written.count()
    return written.delete()[0]

print("at most twice each:", fifty_askers())
bugs.PLANTED = {"limit-unlocked"}
print("were nothing held:", "too many" if fifty_askers() > 8 else "the same")
"""


def asked(person, days, times=1):
    at = timezone.now() - timedelta(days=days)
    Approach.objects.bulk_create(Approach(person=person, what="ask", at=at) for _ in range(times))


def may(person, **more):
    """Whether they may be asked, the suggestions agreeing."""
    suggested = person.pk not in set(busy(person.institution_id, **more).values_list("pk", flat=True))
    assert (reserve([person.pk], Approach.For.ASK, **more) == {person.pk}) is suggested
    return suggested


def test_fifty_askers_at_once_get_what_four_people_said(race):  # noqa: F811
    assert race(RUSH).splitlines() == ["at most twice each: 8", "were nothing held: too many"]


@pytest.mark.parametrize(
    ("per_year", "days", "times", "room"),
    [(1, 364, 1, False), (1, 366, 1, True), (4, 2, 3, True), (4, 200, 4, False), (12, 29, 1, False), (12, 31, 9, True)],
)
def test_so_many_in_any_year_or_one_in_any_month(cast, per_year, days, times, room):
    fact(Limits, cast.ada, per_year=per_year)
    asked(cast.ada, days, times)
    assert may(cast.ada) is room


def test_who_said_nothing_is_asked_four_times_and_who_set_no_limit_any_time(cast):
    fact(Limits, cast.cy, per_year=None)
    assert [may(cast.bo) for _ in range(5)] == [True] * 4 + [False]
    assert [may(cast.cy) for _ in range(6)] == [True] * 6


def test_who_has_paused_is_left_alone_until_the_day(cast):
    tomorrow = timezone.localdate() + timedelta(days=1)
    limits = fact(Limits, cast.ada, paused_until=tomorrow)
    assert not may(cast.ada, on=tomorrow + timedelta(days=60))
    limits.paused_until = timezone.localdate()
    limits.save()
    assert may(cast.ada)


def test_the_month_it_is_about_has_to_suit(cast):
    fact(Limits, cast.ada, per_year=None, months_off=[6, 12])
    assert not may(cast.ada, on=JUNE)
    assert not may(cast.ada, on=JUNE.replace(month=12))
    assert may(cast.ada, on=JUNE.replace(month=2))
    assert may(cast.ada, on=JUNE.replace(month=1))


def test_who_hides_or_is_not_here_is_never_asked(cast):
    assert not may(cast.hedda)
    assert not may(cast.una)


def test_what_one_asked_counts_for_all(cast):
    fact(Limits, cast.ada, per_year=1)
    assert may_approach(cast.ada.pk, "event")
    assert reserve([cast.ada.pk, cast.bo.pk], Approach.For.MENTORING) == {cast.bo.pk}
    assert not may_approach(cast.ada.pk, "talk")


def test_the_load_of_each_is_known(cast):
    fact(Limits, cast.ada, per_year=None)
    asked(cast.ada, 400)
    asked(cast.ada, 10, 2)
    known = loads([cast.ada.pk, cast.bo.pk])
    last = Approach.objects.trusted("test").filter(person=cast.ada).latest("at").at
    assert known == {cast.ada.pk: Load(2, last, None), cast.bo.pk: Load(0, None, 4)}


def test_their_rows_are_held_before_anything_is_counted(transactional_db, cast, django_assert_num_queries):
    with django_assert_num_queries(5) as told:
        reserve([cast.ada.pk], Approach.For.ASK)
    assert connection.vendor == "sqlite" or "FOR NO KEY UPDATE" in told.captured_queries[1]["sql"]
