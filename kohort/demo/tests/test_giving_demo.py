"""The demo's giving: something waits for everybody, nobody was asked too often, and every address can be opened."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from kohort.accounts.models import Account
from kohort.demo.giving import give
from kohort.demo.loading import load
from kohort.demo.personas import PERSONAS, address_of
from kohort.giving.asks.models import Ask, Asked
from kohort.giving.catalogue import Kind
from kohort.giving.limits.asking import loads
from kohort.giving.mentoring.rounds import State, state
from kohort.giving.models import Given, Heard, Inquiry, Limits, Offer, Pair, Question, Reply, Round, Routed, Scheme
from kohort.institutions.models import Institution
from kohort.opportunities.choosing import Choice
from kohort.opportunities.desk import waiting
from kohort.opportunities.models import Interest, Opportunity, Watch
from kohort.people.models import Person
from kohort.people.viewing import viewer_for
from kohort.stories.choosing import standing
from kohort.stories.models import Story

from .test_the_network_is_alive import Bars

pytestmark = pytest.mark.django_db
HOUSES = ("nordvik", "saarela", "lysbu")


@pytest.fixture(scope="module", autouse=True)
def network(django_db_setup, django_db_blocker):
    """Loaded once for these tests, and gone after the last of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(170, Bars().open)
        yield
        transaction.set_rollback(True)


def rows(model, **fields):
    return model.objects.trusted("test").filter(**fields)


def of(name):
    institution = Institution.objects.get(slug=PERSONAS[name].institution)
    return viewer_for(Account.objects.at(address_of(name)).pk, institution, proven=True)


def asks(name):
    return rows(Ask, by_id=of(name).person_id)


def test_the_teacher_has_asked_in_every_way():
    states = set(asks("teacher").values_list("state", flat=True))
    assert states == {Ask.State.DRAFT, Ask.State.OPEN, Ask.State.AGREED, Ask.State.DONE, Ask.State.EXPIRED}
    agreed = asks("teacher").filter(state=Ask.State.AGREED).order_by("starts")
    *past, coming = agreed
    assert [(one.starts < timezone.now(), one.due) for one in past] == [(True, 1)] * 3
    assert (coming.starts > timezone.now(), coming.room) == (True, "Auditorium B2")


def test_the_alumna_has_something_to_answer_and_something_to_show():
    alumna = of("alumna").person_id
    asked = rows(Asked, person=alumna, state=Asked.State.ASKED).get()
    assert asked.reply_by > timezone.now() + timedelta(days=7)
    assert rows(Routed, person=alumna, state=Routed.State.ASKED).get().question.unnamed
    given = rows(Given, person=alumna, ask__isnull=False).get()
    assert given.thanks
    assert given.words
    assert rows(Offer, person=alumna).count() == 2


def test_nobody_was_asked_beyond_their_limit():
    people = list(rows(Limits, per_year__isnull=False).values_list("person_id", flat=True))
    over = [load for load in loads(people).values() if load.asked > load.per_year]
    assert people
    assert over == []


def test_the_student_has_an_answer_to_thank_for():
    student = of("student")
    mine = rows(Question, pk__in=Question.of(student))
    assert rows(Reply, question__in=mine, thanked=None).count() == 1
    assert mine.filter(state=Question.State.OPEN, unnamed=True).count() == 1
    kept = rows(Question, shared=True, institution_id=student.institution_id)
    assert kept.filter(replies__shared=True).distinct().count() == 3


def test_the_two_personas_meet():
    pair = Pair.objects.visible_to(of("alumna")).get(ended=None)
    assert pair.is_of(of("student"))
    assert pair.meetings.trusted("test").count() == 2
    assert pair.checks.trusted("test").filter(part=pair.mentor_id, answered=None).count() == 1


def test_there_are_rounds_of_all_kinds():
    forms = set(rows(Scheme, institution__slug="nordvik").values_list("form", flat=True))
    assert forms == set(Scheme.Form.values)
    found = [state(one, timezone.localdate()) for one in rows(Round, scheme__form="pairs").select_related("scheme")]
    assert sorted(found) == [State.OPEN, State.OVER, State.RUNNING]


def test_there_is_something_to_apply_for():
    student = of("student")
    assert Choice().rows(student).count() >= 12
    kinds = set(Choice().rows(student).values_list("kind", flat=True))
    assert kinds == set(Opportunity.Kind.values) - {"course"}
    assert Choice.parse("kind=course").rows(student).count() >= 2
    assert rows(Interest, opportunity__by=of("alumna").person_id, person=student.person_id).count() == 1
    assert rows(Watch, person=student.person_id).count() == 1


def test_there_are_stories_to_read():
    mine = rows(Story, person_id=of("alumna").person_id).get()
    assert mine.thanks.trusted("test").filter(person_id=of("student").person_id).count() == 1
    assert set(standing(of("student")).values_list("language", flat=True)) == {"nb", "en"}
    assert standing(of("neighbour")).get().is_public


def test_the_desk_has_something_to_decide():
    coordinator = of("coordinator")
    assert [one.outsider.organisation for one in waiting(coordinator)] == ["Solbakken Reiser AS"]
    house = {"institution_id": coordinator.institution_id}
    assert rows(Inquiry, state=Inquiry.State.OPEN, **house).get().organisation == "Birchgate International Secretariat"
    assert rows(Heard, answered=None, by=of("teacher").person_id).count() == 1


def test_two_years_can_be_counted():
    year = timezone.localdate().year
    for each in (year, year - 1):
        kinds = set(rows(Given, on__year=each).values_list("kind", flat=True))
        assert len(kinds) > len(Kind) / 3


def test_doing_it_again_changes_nothing():
    before = [rows(model).count() for model in (Ask, Given, Offer, Opportunity, Person, Round)]
    give({one.slug: one for one in Institution.objects.filter(slug__in=HOUSES)})
    assert [rows(model).count() for model in (Ask, Given, Offer, Opportunity, Person, Round)] == before


PAGES = ["", "giving/", "questions/", "mentoring/", "opportunities/", "stories/", "me/given/"]


@pytest.mark.parametrize("name", PERSONAS)
def test_every_persona_sees_every_first_page(name, client):
    client.force_login(Account.objects.at(address_of(name)))
    answers = {page: client.get(f"/{PERSONAS[name].institution}/{page}").status_code for page in PAGES}
    assert set(answers.values()) == {200}, answers
