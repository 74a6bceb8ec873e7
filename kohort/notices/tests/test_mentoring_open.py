"""A round is published: those it is for have a notice and a line in their digest, once, and no mail of its own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.giving.mentoring.planning import publish
from kohort.giving.mentoring.roles import meant
from kohort.giving.tests.mentorings import mentoring, takes_part
from kohort.institutions.models import Programme
from kohort.notices import rounds
from kohort.notices.mentoring_open import published
from kohort.notices.models import Notice, Rhythm, Wish
from tests.cast import make_person

WHY = "a test looks at everything"


@pytest.fixture(autouse=True)
def english(cast):
    cast.here.language = "en"
    cast.here.save()


def told():
    return set(Notice.objects.trusted(WHY).filter(verb="round.opened").values_list("person_id", flat=True))


def student(cast, name):
    begun = timezone.localdate().year - 1
    return make_person(cast.here, name, "Prøve", account=True, studies=[(cast.history, begun, None)])


def test_students_hear_of_it_once_and_without_a_mail(cast, viewer, mailbox, browse):
    """Not who wants what is needed alone, hides, takes part already, or has a degree."""
    quiet, hider, there = (student(cast, name) for name in ("Quiet", "Hider", "There"))
    Wish.objects.create(institution=cast.here, person=quiet, rhythm=Rhythm.NEEDED)
    hider.hide()
    one = mentoring(cast.here, published=None)
    takes_part(one, there)
    publish(one, viewer("kari")), publish(one, viewer("kari"))
    assert mailbox.deliver() == []
    assert told() == {cast.stein.pk}
    browse("stein").get(f"/nordvik/mentoring/rounds/{one.key}/")
    published(Happening.objects.trusted(WHY).get(verb="round.published"))
    assert Notice.objects.trusted(WHY).get().read


def test_in_the_next_weekly_digest_and_in_no_other(boots, cast, viewer, mailbox, time_machine):
    def digest() -> str:
        boots.post(cast.ada), mailbox.deliver(), mailbox.letters.clear()
        rounds.round_of_the_day()
        (mine,) = [one for one in mailbox.deliver() if one["To"].startswith("bo@")]
        return mine.get_body(("plain",)).get_content()

    now = timezone.now()
    one = mentoring(cast.here, published=None, opens=now.date(), closes=now.date() + timedelta(days=30))
    one.scheme.mentees = "alumni"
    one.scheme.save()
    publish(one, viewer("kari"))
    first = digest()
    assert "Mentoring that you can take part in:" in first
    assert f"/nordvik/mentoring/rounds/{one.key}/" in first
    time_machine.move_to(now + timedelta(days=7))
    assert one.key not in digest()


def test_a_programme_of_a_unit_is_for_those_who_study_there(cast):
    scheme = mentoring(cast.here).scheme
    scheme.unit = cast.here.units.create(code="ECON", names={"en": "Economics"})
    Programme.objects.filter(code="ECON").update(unit=scheme.unit)
    found = {}
    for scheme.mentees in ("students", "alumni", "members"):
        found[scheme.mentees] = set(meant(scheme))
    assert found == {"students": {cast.stein}, "alumni": {cast.cy}, "members": {cast.cy, cast.stein}}
    scheme.unit = None
    scheme.mentees = "members"
    assert {cast.ada, cast.stein, cast.tora} <= set(meant(scheme))
    assert not {cast.hedda, cast.una, cast.selma} & set(meant(scheme))
