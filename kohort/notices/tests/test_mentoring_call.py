"""A round is published: those who offered to be mentors are asked by mail, within what they said, and once."""

import pytest

from kohort.activity.models import Happening
from kohort.giving.mentoring.planning import publish
from kohort.giving.models import Approach, Limits, Offer
from kohort.giving.tests.mentorings import mentoring
from kohort.institutions.models import Programme
from kohort.notices.mentoring_call import published
from kohort.notices.models import Notice, Wish
from tests.cast import fact

WHY = "a test looks at everything"


@pytest.fixture(autouse=True)
def english(cast):
    cast.here.language = "en"
    cast.here.save()


def text(letter):
    return letter.get_body(("plain",)).get_content()


def test_who_offered_to_be_a_mentor_is_asked_within_their_limit(cast, viewer, mailbox):
    """Bo has one call left this year, Cy wants no such mails, Hedda hides, Arne keeps it for the office."""
    for person in (cast.ada, cast.bo, cast.cy, cast.hedda):
        fact(Offer, person, kind="mentor")
    fact(Offer, cast.arne, kind="mentor", audience=10)
    fact(Limits, cast.bo, per_year=1)
    Wish.objects.create(institution=cast.here, person=cast.cy, asks=False)
    one = mentoring(cast.here, published=None)
    publish(one, viewer("kari"))
    (letter,) = mailbox.deliver()
    assert letter["To"] == "ada@nordvik.example.org"
    assert "Would you be a mentor?" in text(letter)
    assert f"/nordvik/mentoring/rounds/{one.key}/" in text(letter)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert list(Approach.objects.trusted(WHY).values_list("person_id", "what")) == [(cast.ada.pk, "mentoring")]
    assert Notice.objects.trusted(WHY).get(verb="round.published").person_id == cast.ada.pk


def test_told_twice_nobody_is_asked_twice(cast, viewer, mailbox):
    fact(Offer, cast.ada, kind="mentor")
    publish(mentoring(cast.here, published=None), viewer("kari"))
    mailbox.deliver()
    published(Happening.objects.trusted(WHY).get(verb="round.published"))
    assert len(mailbox.deliver()) == Approach.objects.trusted(WHY).count() == 1


def test_the_programme_of_a_unit_asks_those_who_studied_there(cast, viewer, mailbox):
    fact(Offer, cast.ada, kind="mentor"), fact(Offer, cast.cy, kind="mentor")
    one = mentoring(cast.here, published=None)
    one.scheme.unit = cast.here.units.create(code="ECON", names={"en": "Economics"})
    one.scheme.save()
    Programme.objects.filter(code="ECON").update(unit=one.scheme.unit)
    publish(one, viewer("kari"))
    assert [letter["To"] for letter in mailbox.deliver()] == ["cy@nordvik.example.org"]
