"""What the index lets a viewer match is what the database lets them see, whatever people and audiences there are."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kohort.access.audience import Audience
from kohort.people.indexing import changed, everybody
from kohort.people.models import OtherName, Person, Position
from kohort.people.segments import Segment
from kohort.people.viewing import viewer_for
from kohort.search import engine
from tests.cast import fact, make_person
from tests.jobs import run_jobs

SPANS = st.tuples(st.sampled_from(["history", "economics"]), st.integers(2000, 2006), st.integers(1, 4))
PERSON = st.fixed_dictionaries(
    {
        "studies": st.lists(SPANS, max_size=2),
        "work": st.lists(st.sampled_from(list(Audience)), max_size=2),
        "name": st.lists(st.sampled_from(list(Audience)), max_size=1),
        "claimed": st.booleans(),
        "hidden": st.booleans(),
    }
)


def make(cast, number, drawn):
    studies = [(getattr(cast, code), start, start + years) for code, start, years in drawn["studies"]]
    hidden = {"hidden_since": "2026-01-01T00:00Z"} if drawn["hidden"] else {}
    person = make_person(cast.here, f"P{number}", "Prøve", account=drawn["claimed"], studies=studies, **hidden)
    for audience in drawn["work"]:
        fact(Position, person, audience, employer="Prøveverket", title=f"rung{audience}")
    for audience in drawn["name"]:
        fact(OtherName, person, audience, kind="former", value="Gammelnavn")
    return person


def found(viewer, **asked):
    segment = Segment(viewer.institution_id, asked.pop("text", ""), tuple(asked.items()))
    return set(engine.ask(segment.question(viewer), limit=1000).owners) - {viewer.person_id}


def seen(rows, viewer, column="person_id"):
    return set(rows.visible_to(viewer).values_list(column, flat=True)) - {viewer.person_id}


def check(viewers):
    for viewer in viewers:
        assert found(viewer) == seen(Person.objects, viewer, "pk")
        assert found(viewer, employer=("Prøveverket",)) == seen(Position.objects, viewer)
        assert found(viewer, text="Gammelnavn") == seen(OtherName.objects, viewer)
        for rung in Audience:
            rows = Position.objects.filter(title=f"rung{rung}")
            assert found(viewer, text=f"rung{rung}") == seen(rows, viewer)


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PERSON, min_size=2, max_size=6), st.booleans())
def test_the_index_agrees_with_the_database(cast, drawn, at_once):
    with transaction.atomic():
        people = [make(cast, number, one) for number, one in enumerate(drawn)]
        engine.rebuild(everybody) if at_once else _one_by_one(people)
        accounts = [one.account_id for one in [*people, cast.kari, cast.anja, cast.selma] if one.account_id]
        check([viewer_for(account, cast.here, proven=True) for account in accounts])
        transaction.set_rollback(True)


def _one_by_one(people):
    engine.rebuild(everybody)
    changed([one.pk for one in people], narrowing=True)
    run_jobs()
