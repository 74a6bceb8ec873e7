"""`kohort demo`: for demos only, and never twice by accident."""

import pytest
from click.testing import CliRunner

from kohort.accounts.models import Account
from kohort.demo.commands import demo
from kohort.demo.personas import address_of
from kohort.institutions.models import Institution
from kohort.people.models import Person
from kohort.people.segments import Segment
from kohort.people.viewing import viewer_for
from kohort.search import engine

pytestmark = pytest.mark.django_db


def run(*arguments, **more):
    return CliRunner().invoke(demo, arguments, catch_exceptions=False, **more)


def people():
    return Person.objects.trusted("test").count()


def test_the_directory_finds_people_at_once():
    assert run("--people", "150").exit_code == 0
    institution = Institution.objects.get(slug="nordvik")
    viewer = viewer_for(Account.objects.at(address_of("alumna")).pk, institution)
    assert engine.ask(Segment(institution.pk).question(viewer)).total > 30


def test_if_empty_does_nothing_where_there_is_an_institution(cast):
    before = people()
    assert run("--if-empty").exit_code == 0
    assert people() == before


def test_if_empty_fills_what_is_empty():
    run("--if-empty", "--people", "100")
    assert people() > 90


@pytest.mark.parametrize("answer", ["", "n\n"])
def test_outside_a_demo_it_asks_first(settings, answer):
    settings.DEMO = False
    result = run("--people", "100", input=answer)
    assert result.exit_code == 1
    assert "not a demo" in result.output
    assert not Institution.objects.exists()


def test_outside_a_demo_it_does_as_it_is_told(settings):
    settings.DEMO = False
    assert run("--people", "100", input="y\n").exit_code == 0
    assert Institution.objects.count() == 3
