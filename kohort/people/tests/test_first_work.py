"""Where do you work now? What is known is confirmed, put right, or comes to its end; and it may stay unsaid."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.people.models import Position
from tests.cast import fact

PATH = "/nordvik/welcome/work/"
LONG_AGO = timezone.now() - timedelta(days=900)


@pytest.fixture
def say(browse):
    return lambda **told: browse("ada").post(PATH, {"doing": "work"} | told)


def positions(cast):
    return list(Position.objects.trusted("test").filter(person=cast.ada).order_by("pk"))


def known(cast, **more):
    row = {"employer": "Museet", "title": "Archivist", "recorded": LONG_AGO}
    return fact(Position, cast.ada, **row | more)


def test_new_work_is_the_owners(cast, say):
    say(employer="Museet", title="Archivist", place="Åbo", country="FI", industry="R")
    (work,) = positions(cast)
    assert (work.employer, work.place, work.country, work.industry) == ("Museet", "Turku", "FI", "R")
    assert work.geonameid
    assert (work.source, work.audience, work.recorded_by_id) == ("owner", Audience.MEMBERS, cast.ada.account_id)


def test_what_we_know_is_shown_and_confirmed(cast, browse, say):
    known(cast)
    assert 'value="Museet"' in browse("ada").get(PATH).content.decode()
    say(employer="Museet", title="Archivist")
    (work,) = positions(cast)
    assert (work.recorded, work.is_current) == (LONG_AGO, True)
    assert work.confirmed > LONG_AGO


def test_the_same_employer_is_put_right_in_place(cast, say):
    known(cast, audience=Audience.CLASSMATES)
    say(employer="MUSEET", title="Director")
    (work,) = positions(cast)
    assert (work.title, work.is_current, work.audience) == ("Director", True, Audience.CLASSMATES)


def test_another_employer_ends_the_old_job(cast, say):
    known(cast, audience=Audience.CLASSMATES)
    say(employer="Arkivet", title="Director")
    old, new = positions(cast)
    assert (old.employer, old.is_current) == ("Museet", False)
    assert (new.employer, new.is_current, new.audience) == ("Arkivet", True, Audience.CLASSMATES)


def test_a_slip_of_the_pen_leaves_no_old_job(cast, say):
    say(employer="Musset")
    say(employer="Museet")
    assert [one.employer for one in positions(cast)] == ["Museet"]


def test_a_pause_ends_what_was(cast, say):
    known(cast)
    known(cast, employer="Arkivet")
    say(doing="pause", employer="Museet")
    assert [one.is_current for one in positions(cast)] == [False, False]


def test_what_stays_unsaid_changes_nothing(cast, say):
    known(cast)
    say(doing="silent", employer="Arkivet")
    (work,) = positions(cast)
    assert (work.employer, work.is_current, work.confirmed) == ("Museet", True, None)


def test_work_without_a_word_about_it_is_asked_again(cast, say):
    answer = say(place="Turku")
    page = answer.content.decode()
    assert "Write where you work, or what you do." in page
    assert 'value="Turku"' in page
    assert positions(cast) == []
