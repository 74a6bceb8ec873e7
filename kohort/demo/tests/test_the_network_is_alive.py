"""A small demo network: people came by the register, some took their places, each persona has something to do."""

from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.access.guard import Guarded
from kohort.accounts.models import Account
from kohort.demo.loading import load
from kohort.demo.personas import PERSONAS, address_of
from kohort.institutions.models import Institution, Programme
from kohort.people.facts import Fact, classmates_of
from kohort.people.models import Affiliation, Contact, Person, Position, Residence, Study
from kohort.people.viewing import viewer_for
from kohort.register.models import Entry, Import, Merge, Problem, Record

PEOPLE = 300

pytestmark = pytest.mark.django_db


class Bars:
    """What was shown while loading."""

    def __init__(self):
        self.length, self.steps = 0, 0

    @contextmanager
    def open(self, label, length):
        self.length += length
        yield self

    def update(self, steps):
        self.steps += steps


@pytest.fixture(scope="module")
def bars(django_db_setup, django_db_blocker):
    """The network is loaded once for these tests, and gone after the last of them."""
    shown = Bars()
    with django_db_blocker.unblock(), transaction.atomic():
        load(PEOPLE, shown.open)
        yield shown
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def network(bars):
    """Every test here is about it."""


def rows(model):
    return model.objects.trusted("test")


def counts():
    ours = [model for model in apps.get_models() if issubclass(model, Guarded)]
    return {model.__name__: rows(model).count() for model in ours} | {"Account": Account.objects.count()}


def of(name):
    """(person, viewer) of a persona."""
    account = Account.objects.at(address_of(name))
    institution = Institution.objects.get(slug=PERSONAS[name].institution)
    return rows(Person).get(institution=institution, account=account), viewer_for(account.pk, institution)


def classmates(name):
    person, viewer = of(name)
    found = Person.objects.visible_to(viewer).filter(classmates_of(viewer, "pk"))
    return found.filter(claimed_at__isnull=False).exclude(pk=person.pk)


def test_about_as_many_people_as_asked_for():
    assert set(Institution.objects.values_list("slug", flat=True)) == {"nordvik", "lysbu", "saarela"}
    assert 0.9 * PEOPLE < rows(Person).count() < 1.1 * PEOPLE
    assert rows(Person).filter(institution__slug="nordvik").count() > PEOPLE / 2


def test_programmes_have_units_levels_and_successors():
    assert Programme.objects.filter(merged_into__isnull=False).count() > 5
    assert Programme.objects.filter(level__isnull=True).count() == 0
    assert Programme.objects.get(code="HN-BSPL").successor().code == "BSPL"


def test_graduates_came_by_the_register_and_students_are_there_too():
    degrees = rows(Study).filter(award_year__isnull=False, source="register:fs")
    assert degrees.count() == rows(Entry).filter(study__source="register:fs").count() > 100
    assert rows(Study).filter(award_year__isnull=True).count() > 30
    assert rows(Person).filter(records__isnull=True).count() == len(PERSONAS)


def test_the_imports_have_a_history():
    runs = list(rows(Import).filter(institution__slug="nordvik").order_by("started"))
    assert [run.pk for run in runs] == sorted(run.pk for run in runs)
    assert {run.state for run in runs} == {Import.State.DONE}
    assert (timezone.now() - runs[0].started).days > 1400
    assert {run.by_id for run in runs} == {of("coordinator")[0].account_id}


def test_the_desk_has_something_to_look_at():
    assert {"missing", "bad-date", "protected"} <= set(rows(Problem).values_list("reason", flat=True))
    assert set(rows(Merge).values_list("state", "why")) == {("waiting", "name"), ("waiting", "address")}
    assert 2 <= rows(Merge).count() < 15
    joined = rows(Record).filter(source__name="kursbasen", brought_person=False)
    assert joined.count() > 5


def test_people_took_their_places_after_the_network_opened():
    claimed = rows(Person).filter(claimed_at__isnull=False)
    assert claimed.count() == rows(Person).filter(account__isnull=False).count() > PEOPLE / 4
    opened = rows(Import).order_by("started").first().started
    assert not claimed.filter(claimed_at__lt=opened).exists()
    assert not claimed.filter(claimed_at__gt=timezone.now()).exists()


def test_logins_have_no_password_and_a_verified_address():
    accounts = list(Account.objects.prefetch_related("emailaddress_set"))
    assert not any(account.has_usable_password() for account in accounts)
    assert all(account.emailaddress_set.get().verified for account in accounts)


def test_facts_are_told_to_different_audiences():
    for model in (Position, Residence, Contact):
        owned = rows(model).filter(person__claimed_at__isnull=False)
        assert set(owned.values_list("audience", flat=True)) == set(Audience) - {Audience.PUBLIC}


def test_facts_have_sources_and_ages():
    facts = [fact for model in apps.get_models() if issubclass(model, Fact) for fact in rows(model)]
    sources = {"owner", "office", "register:fs", "register:peppi", "register:kursbasen", "register:demo"}
    assert {fact.source for fact in facts} == sources
    assert all(fact.recorded <= timezone.now() for fact in facts)
    assert all(fact.confirmed >= fact.recorded for fact in facts if fact.confirmed)
    years = {fact.confirmed.year for fact in facts if fact.confirmed}
    assert len(years) > 2
    assert any(fact.confirmed is None for fact in facts if fact.source == "owner")


def test_work_was_found_out_for_some_who_are_silent():
    found = rows(Position).filter(source="office")
    assert found.exists()
    assert not found.filter(person__claimed_at__isnull=False).exists()


@pytest.mark.parametrize("name", ["alumna", "student", "board", "neighbour"])
def test_personas_have_classmates(name):
    assert classmates(name).count() >= 15


def test_the_alumna_works_abroad_and_has_a_past():
    person, _viewer = of("alumna")
    positions = rows(Position).filter(person=person)
    assert positions.count() == 3
    assert positions.get(ended__isnull=True).country == "DK"
    assert rows(Study).get(person=person).title == "Master i historie"


def test_there_are_staff():
    assert rows(Affiliation).filter(kind=Affiliation.Kind.STAFF).count() >= 3


def test_the_bars_come_to_their_end(bars):
    assert bars.length * 0.95 <= bars.steps <= bars.length * 1.05


def test_doing_it_again_changes_nothing():
    before = counts()
    load(PEOPLE, Bars().open)
    assert counts() == before


def test_more_people_can_come_later():
    load(PEOPLE + 60, Bars().open)
    assert 0.9 * (PEOPLE + 60) < rows(Person).count() < 1.1 * (PEOPLE + 60)
    assert rows(Record).filter(source__name="fs").count() <= PEOPLE + 60
