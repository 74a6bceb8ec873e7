"""What is told of people at hand is what the guard would tell: the quick rule and the rule of the database agree."""

import pytest

from kohort.access.viewer import NOBODY
from kohort.people.facts import Shown
from kohort.people.models import Contact, Person
from tests.cast import fact

AUDIENCES = {"office": 10, "classmates": 20, "members": 30, "public": 40}


@pytest.fixture
def everybody(cast):
    """All people of both institutions, each with a contact on every rung."""
    people = list(Person.objects.trusted("test"))
    for person in people:
        for value, audience in AUDIENCES.items():
            fact(Contact, person, audience, kind="link", value=f"{person.surname} {value}")
    return people


@pytest.mark.parametrize("who", ["ada", "bo", "cy", "hedda", "stein", "kari", "arne", "anja", "selma"])
def test_the_two_rules_agree(everybody, viewer, who):
    eyes = viewer(who)
    seen = Person.objects.visible_to(eyes)
    assert {p.pk for p in everybody if p.is_seen_by(eyes)} == set(seen.values_list("pk", flat=True))
    quick = Contact.objects.about(Shown(everybody, eyes)).values_list("value", flat=True)
    assert sorted(quick) == sorted(Contact.objects.visible_to(eyes).values_list("value", flat=True))


def test_nobody_is_shown_nothing(everybody):
    assert not Contact.objects.about(Shown(everybody, NOBODY))
