"""What is told of people at hand is what the guard would tell: the quick rule and the rule of the database agree."""

from dataclasses import replace

import pytest

from kohort.access.viewer import NOBODY, Viewer
from kohort.people.facts import Shown
from kohort.people.models import Contact, Person
from tests.cast import fact

AUDIENCES = {"office": 10, "classmates": 20, "members": 30, "public": 40}


@pytest.fixture
def everybody(cast):
    """All people of both institutions, each with contacts on every rung; some have opened their pages."""
    for person in (cast.ada, cast.cy, cast.hedda, cast.selma):
        person.open()
    Person.objects.trusted("test").filter(pk=cast.una.pk).update(open_since="2026-01-01T00:00Z")
    people = list(Person.objects.trusted("test"))
    for person in people:
        for value, audience in AUDIENCES.items():
            fact(Contact, person, audience, kind="link", value=f"{person.surname} {value}")
            own = {"recorded_by_id": person.account_id}
            fact(Contact, person, audience, kind="link", value=f"{person.surname} {value} by hand", **own)
    return people


def agree(everybody, eyes):
    seen = Person.objects.visible_to(eyes)
    assert {p.pk for p in everybody if p.is_seen_by(eyes)} == set(seen.values_list("pk", flat=True))
    quick = Contact.objects.about(Shown(everybody, eyes)).values_list("value", flat=True)
    assert sorted(quick) == sorted(Contact.objects.visible_to(eyes).values_list("value", flat=True))


WHO = ["ada", "bo", "cy", "hedda", "stein", "kari", "arne", "anja", "selma"]


@pytest.mark.parametrize("who", WHO)
def test_the_two_rules_agree(everybody, viewer, who):
    agree(everybody, viewer(who))


@pytest.mark.parametrize("who", WHO)
def test_they_agree_on_who_has_just_come(everybody, viewer, who):
    agree(everybody, replace(viewer(who), settled=False))


def test_they_agree_on_who_is_no_member_here(cast, everybody, viewer):
    for eyes in (Viewer(institution_id=cast.here.pk), viewer("selma", cast.here)):
        agree(everybody, eyes)
        seen = Contact.objects.visible_to(eyes).values_list("value", flat=True)
        assert set(seen) == {f"{name} public{how}" for name in ("Ødegård", "Åsen") for how in ("", " by hand")}


def test_nobody_is_shown_nothing(everybody):
    assert not Contact.objects.about(Shown(everybody, NOBODY))
    assert not Person.objects.visible_to(NOBODY)
