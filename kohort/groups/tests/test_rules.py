"""A group with a rule holds exactly those who fit, whatever changes and however; who has left is not fetched back."""

import random
from collections import defaultdict
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kohort.access.audience import Audience
from kohort.accounts.models import Account
from kohort.giving.models import Offer
from kohort.groups.models import Group, Membership
from kohort.groups.rules import follow, follow_everywhere
from kohort.institutions.models import Programme
from kohort.people.fitting import fitting
from kohort.people.indexing import changed
from kohort.people.jobs import catch_up
from kohort.people.models import Language, Person, Position, Residence, Study, Topic
from kohort.people.segments import Segment
from kohort.register.models import Merge
from tests.cast import fact, make_person, study
from tests.circles import circle
from tests.jobs import run_jobs

WHY = "a test looks at everything"
RULES = [
    "programme=HIST",
    "programme=HIST&year=any",
    "programme=ECON&programme=HIST&level=7&year=2008-2012",
    "level=6",
    "cohort=2005&country=NO&country=SE&place=Oslo",
    "country=NO&employer=Ahlsell&work_country=NO",
    "industry=P&work_place=Oslo&language=fi",
    "topic=knitting&offers=guest_lecture",
    "year=any",
]


def ruled(cast, rule, **more):
    return circle(cast.here, rule=rule, admits=Group.Admits.RULE, kind=Group.Kind.NETWORK, **more)


def inside(group):
    rows = Membership.objects.trusted(WHY).filter(group=group, left__isnull=True)
    return set(rows.values_list("person__given_names", flat=True))


def test_all_who_finished_history_are_in_and_nobody_signed_up(cast):
    group = ruled(cast, "programme=HIST&year=any")
    follow(group)
    assert inside(group) == {"Ada", "Bo", "Hedda", "Una"}
    study(cast.stein, cast.history, 2024, None)
    degree = study(cast.tora, cast.history, 2000, 2005)
    run_jobs()
    assert inside(group) == {"Ada", "Bo", "Hedda", "Una", "Tora"}
    degree.delete()
    run_jobs()
    assert inside(group) == {"Ada", "Bo", "Hedda", "Una"}


def test_who_has_left_stays_away_and_comes_back_by_hand(cast, browse):
    group = ruled(cast, "programme=HIST")
    follow(group)
    address = f"/nordvik/groups/{group.key}/membership/"
    browse("ada").post(address, {"do": "leave"})
    study(cast.ada, cast.history, 2015, 2017)
    run_jobs()
    follow_everywhere()
    run_jobs()
    assert "Ada" not in inside(group)
    browse("ada").post(address, {"do": "come back"})
    assert "Ada" in inside(group)
    browse("cy").post(address, {"do": "come back"})
    assert "Cy" not in inside(group)


def test_who_came_another_way_stays_whatever_the_rule_says(cast):
    group = ruled(cast, "programme=HIST")
    group.admit(cast.tora, way=Membership.Way.OFFICE)
    follow(group)
    assert "Tora" in inside(group)


def test_a_rule_reads_what_every_member_may_see_and_no_more(cast):
    group = ruled(cast, "country=IT")
    for audience, person in zip(Audience, (cast.ada, cast.bo, cast.cy, cast.una), strict=True):
        fact(Residence, person, audience, country="IT")
    fact(Residence, cast.tora, country="IT", ended=date(2020, 1, 1))
    run_jobs()
    assert inside(group) == {"Cy", "Una"}


def test_a_rule_that_is_not_understood_any_more_lets_nobody_in(cast):
    group = ruled(cast, "programme=HIST&gone=yes")
    wider = ruled(cast, "programme=HIST&offers=nothing-like-it")
    for one in (group, wider):
        follow(one)
        assert inside(one) == set()
    cast.ada.save()
    run_jobs()
    assert inside(group) == inside(wider) == set()


def test_one_row_answers_all_questions_of_its_kind(cast):
    group = ruled(cast, "employer=Ahlsell&work_country=IT")
    fact(Position, cast.ada, employer="Ahlsell", country="NO")
    fact(Position, cast.ada, employer="Fiat", country="IT")
    fact(Position, cast.bo, employer="Ahlsell", country="IT")
    run_jobs()
    assert inside(group) == {"Bo"}


def test_studies_of_merged_programmes_count_after_the_daily_round(cast):
    group = ruled(cast, "programme=HIST")
    old = Programme.objects.create(institution=cast.here, code="OLD", names={"en": "Old"}, level=7)
    older = Programme.objects.create(institution=cast.here, code="OLDER", names={"en": "Older"}, level=7)
    study(cast.tora, older, 1990, 1995)
    run_jobs()
    assert "Tora" not in inside(group)
    older.merged_into, old.merged_into = old, cast.history
    older.save()
    old.save()
    follow_everywhere()
    run_jobs()
    assert "Tora" in inside(group)


def test_nobody_next_door(cast):
    group = ruled(cast, "year=any")
    study(cast.selma, cast.birds, 2012, 2014)
    follow(group)
    assert Membership.objects.trusted(WHY).filter(group=group, institution=cast.there).count() == 0


@pytest.mark.parametrize("query", ["q=ada", "q=ada&country=NO", "origin=IT", "claimed=yes"])
def test_words_and_facets_of_the_office_cannot_rule(cast, viewer, query):
    with pytest.raises(ValueError, match="cannot be in a rule"):
        fitting(Segment.parse(query, viewer("kari")))


def test_without_rules_nothing_waits(cast):
    run_jobs()
    DBTaskResult.objects.all().delete()
    circle(cast.here, cast.ada)
    cast.ada.save()
    assert not DBTaskResult.objects.filter(task_path__startswith="kohort.groups").exists()


def crowd(cast, size):
    people = [Person(institution=cast.here, given_names=f"P{n}", surname="Folk", key=f"p{n:09d}") for n in range(size)]
    return Person.objects.bulk_create([person.set_sort_keys() for person in people])


def queries_of_a_change(cast, people):
    """How many queries it takes to move all these people to Oslo and to follow what that means."""
    rows = [
        Residence(institution=cast.here, person=one, country="NO", place="Oslo", source="register:x") for one in people
    ]
    Residence.objects.bulk_create(rows)
    with CaptureQueriesContext(connection) as counted:
        with transaction.atomic():
            changed([one.pk for one in people])
        for group in Group.objects.trusted(WHY):
            follow(group)
    return len(counted)


def test_queries_do_not_grow_with_the_people(cast):
    for rule in RULES:
        ruled(cast, rule)
    group = ruled(cast, "place=Oslo")
    people = crowd(cast, 1100)
    few = queries_of_a_change(cast, people[:250])
    many = queries_of_a_change(cast, people[250:])
    assert many <= few
    assert len(inside(group)) == 1100


def test_many_changes_make_one_job(cast):
    ruled(cast, "place=Oslo")
    people = [one.pk for one in crowd(cast, 250)]
    for _chunk in range(3):
        with transaction.atomic():
            changed(people)
    assert DBTaskResult.objects.filter(task_path="kohort.groups.jobs.follow_all").count() == 1


# --- whatever happens: the same as a plain query written by hand -------------------------------------------------


def plainly(query: str, rows: dict[type, list]) -> bool:
    """Whether somebody with these rows fits a rule: each row is asked in turn."""
    asked: dict[str, list[str]] = {}
    for part in query.split("&"):
        name, value = part.split("=")
        asked.setdefault(name, []).append(value)
    return all(
        any(all(_says(row, name, asked[name]) for name in names if name in asked) for row in rows[model])
        for model, names in KINDS.items()
        if asked.keys() & set(names)
    )


KINDS = {
    Study: ("programme", "level", "year", "cohort"),
    Residence: ("country", "place"),
    Position: ("industry", "employer", "work_country", "work_place"),
    Language: ("language",),
    Topic: ("topic",),
    Offer: ("offers",),
}
READ = {
    "programme": lambda row: row.programme.successor().code,
    "level": lambda row: str(row.level or row.programme.level),
    "year": lambda row: str(row.award_year or ""),
    "cohort": lambda row: str(row.cohort or ""),
    "work_country": lambda row: row.country,
    "work_place": lambda row: row.place,
    "language": lambda row: row.code,
    "topic": lambda row: row.text,
    "offers": lambda row: row.kind,
}


def _says(row, name, values):
    said = READ.get(name, lambda row: getattr(row, name))(row)
    spans = [value.partition("-") for value in values]
    in_span = any(said and first <= said <= last for first, dash, last in spans if dash)
    return said in values or in_span or ("any" in values and bool(said))


def all_rows(institution):
    """{(person id, model): rows that are true today and every member may see}."""
    found = defaultdict(list)
    for model in KINDS:
        rows = model.objects.trusted(WHY).filter(institution=institution, audience__in=[30, 40])
        rows = rows.select_related("programme__merged_into") if model is Study else rows
        for row in rows:
            if not getattr(row, "ended", None):
                found[row.person_id, model].append(row)
    return found


def something(chance: random.Random, cast, person):
    """A fact of any kind, which some rule may ask about."""
    about = {"institution": cast.here, "person": person, "source": "owner", "audience": chance.choice(Audience.values)}
    ended = chance.choice([None, None, date(2020, 1, 1)])
    where = {"country": chance.choice(["NO", "SE"]), "place": chance.choice(["Oslo", "Bergen"]), "ended": ended}
    began, took = chance.choice([2005, 2010]), chance.choice([None, 3, 5])
    years = {"cohort": began, "award_year": took and began + took, "first_year": began, "last_year": began + 4}
    work = {"employer": chance.choice(["Ahlsell", "Fiat"]), "industry": chance.choice("PQ")}
    offered = Offer.objects.trusted(WHY).filter(person=person, ended__isnull=True).exists()
    kinds = [
        lambda: Study(programme=chance.choice(cast.programmes), level=chance.choice([None, 6, 7]), **years, **about),
        lambda: Residence(**where, **about),
        lambda: Position(**where, **work, **about),
        lambda: Language(code=chance.choice(["fi", "sv"]), **about),
        lambda: Topic(text=chance.choice(["knitting", "bees"]), **about),
        lambda: Offer(kind="guest_lecture", ended=date(2020, 1, 1) if offered else ended, **about),
    ]
    return chance.choice(kinds)()


def add(chance, cast, people):
    something(chance, cast, chance.choice(people)).save()


def add_in_bulk(chance, cast, people):
    """As an import does: rows past `save`, then who was touched."""
    for model in (Study, Residence):
        rows = [one for one in (something(chance, cast, who) for who in people) if isinstance(one, model)]
        model.objects.bulk_create(rows)
        changed({row.person_id for row in rows})


def a_fact(chance, people):
    rows = list(chance.choice(list(KINDS)).objects.trusted(WHY).filter(person__in=people).order_by("pk"))
    return chance.choice(rows) if rows else None


def show_otherwise(chance, cast, people):
    if row := a_fact(chance, people):
        row.audience = chance.choice(Audience.values)
        row.save()


def remove(chance, cast, people):
    if row := a_fact(chance, people):
        row.delete()


def claim_or_hide(chance, cast, people):
    who = chance.choice(people)
    who.hidden_since = chance.choice([None, timezone.now()])
    who.account = who.account or Account.objects.create_user(f"{who.key}@example.org")
    who.save()


def merge(chance, cast, people):
    unclaimed = [one for one in people if not one.is_claimed]
    if len(unclaimed) > 1:
        one, other = sorted(chance.sample(unclaimed, 2), key=lambda who: who.pk)
        merged = Merge.objects.create(institution=cast.here, one=one, other=other, why="name")
        merged.join(None)
        people.remove(other if merged.joined_into_id == one.pk else one)


def everything_anew(chance, cast, people):
    """More people than are looked at one by one."""
    changed([one.pk for one in people] * 50)


CHANGES = [add, add, add, add_in_bulk, show_otherwise, remove, claim_or_hide, merge, everything_anew]


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_exact_whatever_changes(cast, chance):
    with transaction.atomic():
        exact(cast, chance)
        transaction.set_rollback(True)


def exact(cast, chance):
    old = Programme.objects.create(institution=cast.here, code="OLD", merged_into=cast.history, level=6)
    cast.programmes = [cast.history, cast.economics, old]
    groups = {rule: ruled(cast, rule) for rule in RULES}
    for group in groups.values():
        follow(group)
    people = [make_person(cast.here, f"N{n}", "Nemo") for n in range(5)]
    for _round in range(2):
        for _change in range(8):
            chance.choice(CHANGES)(chance, cast, people)
        DBTaskResult.objects.filter(task_path=catch_up.module_path).delete()  # the index takes its time, and no part
        run_jobs()
        everybody, rows = list(Person.objects.trusted(WHY).filter(institution=cast.here)), all_rows(cast.here)
        for rule, group in groups.items():
            fit = {one.given_names for one in everybody if plainly(rule, {of: rows[one.pk, of] for of in KINDS})}
            assert inside(group) == fit, rule
