"""Who may see what? One audience for each kind of fact, and nothing opens that its owner did not open."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.people.models import Contact, Person, Position, Residence, Study
from kohort.people.segments import Segment
from kohort.search import engine
from tests.cast import fact

PATH = "/nordvik/welcome/seen/"


@pytest.fixture
def say(browse):
    return lambda **told: browse("ada").post(PATH, told)


def audiences(model, person, **more):
    rows = model.objects.trusted("test").filter(person=person, **more)
    return sorted(rows.values_list("audience", flat=True))


def test_every_row_of_a_kind(cast, say):
    for employer in ("Museet", "Arkivet"):
        fact(Position, cast.ada, employer=employer)
    fact(Residence, cast.ada, place="Turku")
    say(study="20", work="10", home="30")
    assert audiences(Study, cast.ada) == [Audience.CLASSMATES]
    assert audiences(Position, cast.ada) == [Audience.OFFICE, Audience.OFFICE]
    assert audiences(Residence, cast.ada) == [Audience.MEMBERS]
    assert audiences(Study, cast.bo) == [Audience.MEMBERS]


def test_only_what_is_known_is_asked_about(cast, browse):
    page = browse("ada").get(PATH).content.decode()
    assert "What you studied" in page
    assert "Where you work" not in page
    assert "There is nothing to decide yet" in browse("tora").get(PATH).content.decode()


def test_it_begins_as_it_is(cast, browse):
    """The strictest of several, so that saving unread opens nothing."""
    fact(Position, cast.ada, Audience.MEMBERS, employer="Museet")
    fact(Position, cast.ada, Audience.OFFICE, employer="Arkivet")
    page = browse("ada").get(PATH).content.decode()
    assert 'name="work" value="10"' in page.replace("\n", "")
    assert page.count("checked") == 2
    assert 'value="40"' not in page


def test_what_is_open_to_everyone_need_not_be_closed(cast, browse, say):
    fact(Position, cast.ada, Audience.PUBLIC, employer="Museet")
    assert 'value="40"' in browse("ada").get(PATH).content.decode()
    say(study="30", work="40")
    assert audiences(Position, cast.ada) == [Audience.PUBLIC]


@pytest.mark.parametrize("value", ["40", "15", "", "members"])
def test_no_other_audience_can_be_chosen(cast, say, value):
    assert say(study=value).status_code == 200
    assert audiences(Study, cast.ada) == [Audience.MEMBERS]


def test_addresses_but_not_telephones(cast, say):
    fact(Contact, cast.ada, Audience.OFFICE, kind="email", value="ada@example.org")
    fact(Contact, cast.ada, Audience.OFFICE, kind="phone", value="+47 00 00 00 00")
    say(study="30", email="20")
    assert audiences(Contact, cast.ada, kind="email") == [Audience.CLASSMATES]
    assert audiences(Contact, cast.ada, kind="phone") == [Audience.OFFICE]


def test_a_fresh_claim_opens_nothing_of_the_office(cast, browse, say):
    """Whoever reads a mailbox that was somebody else's learns no further address, by this way neither."""
    fact(Contact, cast.ada, Audience.OFFICE, kind="email", value="secret@example.org")
    ada = Person.objects.trusted("test").filter(pk=cast.ada.pk)
    ada.update(settles_at=timezone.now() + timedelta(hours=48))
    assert "Your e-mail address" not in browse("ada").get(PATH).content.decode()
    say(study="30", email="30")
    assert audiences(Contact, cast.ada) == [Audience.OFFICE]


def test_what_closes_is_not_found_from_that_moment(cast, indexed, viewer, say):
    fact(Position, cast.ada, employer="Museet")
    indexed()
    question = Segment(cast.here.pk, "", (("employer", ("Museet",)),)).question(viewer("bo"))
    assert engine.ask(question).owners == [cast.ada.pk]
    say(study="30", work="10")
    assert engine.ask(question).total == 0
    indexed()
    assert engine.ask(question).total == 0
