"""Inviting somebody one remembers: whoever invites learns nothing, whoever is meant gets one letter."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kohort.claims.models import Invitation, Invited, Remembered
from kohort.claims.remembering import A_DAY
from kohort.people.jobs import rebuild
from kohort.people.models import OtherName, Person
from tests.cast import CANARY, fact, make_person
from tests.jobs import run_jobs
from tests.pages import without_tokens

from .asking import WHY, link_in, on_record, said

PAGE = "/nordvik/class/remember/"
BY_CHANCE = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def remember(browse):
    """`remember("ada", "Una Ukjent")` as the page of the class sends it."""

    def send(who, name, study=1):
        given, _blank, surname = name.rpartition(" ")
        return browse(who).post(PAGE, {"given_names": given, "surname": surname, "study": study})

    return send


@pytest.fixture
def letters(mailbox):
    """`letters()`: to whom letters went, once all that waits is done."""
    return lambda: [letter["To"] for letter in mailbox.deliver()]


def tips():
    return list(Remembered.objects.trusted(WHY).order_by("pk"))


def test_a_letter_names_who_invites(una, remember, mailbox, letters):
    assert remember("ada", "Una Ukjent")["Location"] == f"{PAGE}thanks/"
    assert letters() == ["una@example.org"]
    text = said(mailbox.letters[0])
    assert "Ada Ødegård remembers you from Universitetet i Nordvik" in text.replace("\n", " ")
    assert "Una" not in without_tokens(text)
    assert link_in(mailbox.letters[0]).startswith("/nordvik/invited/")
    assert mailbox.letters[0]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert tips() == [], "what was typed has served"


def test_a_name_that_reads_like_an_address_is_left_out(una, cast, remember, mailbox, letters):
    Person.objects.trusted(WHY).filter(pk=cast.ada.pk).update(display_name="Win at prizes.example")
    remember("ada", "Una Ukjent")
    assert letters() == ["una@example.org"]
    assert "prizes" not in str(mailbox.letters[0])


@pytest.mark.parametrize("typed", ["una UKJENT", "Una  Ukjent", "Una Ukjént", "Una Tidligere"])
def test_as_it_was_or_is_spelt(una, cast, remember, letters, typed):
    fact(OtherName, una, kind="former", value="Tidligere")
    remember("ada", typed)
    assert letters() == ["una@example.org"]


def outcome(response):
    """Everything a browser is told, but for the form's own secret."""
    kept = sorted((name, value) for name, value in response.headers.items() if name != "Set-Cookie")
    return response.status_code, kept, BY_CHANCE.sub(b"", response.content)


def test_nobody_learns_who_is_in_the_register(una, cast, browse):
    client = browse("ada")
    client.post(PAGE, {"given_names": "First", "surname": "Request", "study": 1})
    told = []
    for name in ("Una Ukjent", "Nil Nemo", "Bo Berg", "Hedda Haug", f"{CANARY} {CANARY}sen"):
        given, _blank, surname = name.partition(" ")
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(PAGE, {"given_names": given, "surname": surname, "study": 1})
        run_jobs()
        thanks, home = client.get(answer["Location"]), client.get("/nordvik/class/")
        told.append([*map(outcome, (answer, thanks, home)), [query["sql"].split(" ")[0] for query in queries]])
    assert all(one == told[0] for one in told)
    assert "If we have an address, a letter is on its way" in thanks.content.decode()


@pytest.mark.parametrize("who", ["Bo Berg", "Hedda Haug", f"{CANARY} {CANARY}sen"])
def test_who_is_here_or_elsewhere_gets_nothing(cast, una, remember, letters, who):
    for person in (cast.bo, cast.hedda, cast.selma):
        on_record(person, f"{person.pk}@example.org")
    remember("ada", who)
    assert letters() == []


def test_one_letter_in_ninety_days_whoever_asks(una, remember, letters, clock):
    rebuild.enqueue()
    run_jobs()
    for who in ("ada", "bo", "cy", "ada"):
        remember(who, "Una Ukjent")
    assert letters() == ["una@example.org"]
    assert tips() == []
    clock.shift(timedelta(days=89))
    remember("ada", "Una Ukjent")
    assert len(letters()) == 1
    clock.shift(timedelta(days=2))
    remember("ada", "Una Ukjent")
    assert len(letters()) == 2


def test_who_objected_is_left_alone(una, remember, mailbox, letters, clock, visitor):
    remember("ada", "Una Ukjent")
    letters()
    visitor.logout()
    visitor.post(link_in(mailbox.letters[0]) + "no-more/")
    clock.shift(timedelta(days=100))
    remember("ada", "Una Ukjent")
    assert len(letters()) == 1
    assert tips() == []


def test_the_class_comes_before_the_rest(una, cast, remember, letters):
    other = make_person(cast.here, "Una", "Ukjent", studies=[(cast.economics, 1985, 1990)])
    on_record(other, "other@example.org")
    rebuild.enqueue()
    run_jobs()
    remember("ada", "Una Ukjent")
    assert letters() == ["una@example.org"]
    remember("tora", "Una Ukjent", study="")
    assert letters() == ["una@example.org"]
    assert [tip.person_id for tip in tips()] == [None], "two are called that"


def test_whom_one_knew_from_elsewhere(una, cast, remember, letters):
    rebuild.enqueue()
    run_jobs()
    remember("tora", "Una Ukjent", study="")
    assert letters() == ["una@example.org"]


def test_two_of_one_name_in_a_class_are_for_the_office(una, cast, remember, letters):
    make_person(cast.here, "Una Marie", "Ukjent", studies=[(cast.history, 2005, 2010)])
    remember("ada", "Una Ukjent")
    assert letters() == []
    assert len(tips()) == 1


def test_the_office_sees_what_no_letter_came_of(cast, remember, browse):
    remember("ada", "Una Ukjent")
    remember("bo", "Nil Nemo")
    run_jobs()
    assert "2 people somebody would like to see here" in browse("arne").get("/nordvik/desk/").content.decode()
    page = browse("arne").get("/nordvik/desk/remembered/").content.decode()
    assert "Nil Nemo" in page
    assert "remembered by Ada Ødegård" in page
    assert f"/nordvik/people/{cast.una.key}/" in page
    for who in ("ada", "anja"):
        assert browse(who).get("/nordvik/desk/remembered/").status_code == 403
    for tip in tips():
        assert browse("selma").post(f"/sundby/desk/remembered/{tip.pk}/").status_code == 404
        browse("arne").post(f"/nordvik/desk/remembered/{tip.pk}/")
    assert tips() == []


def test_what_the_office_leaves_is_gone_after_half_a_year(cast, remember, clock):
    remember("ada", "Nil Nemo")
    run_jobs()
    clock.shift(timedelta(days=179))
    run_jobs()
    assert len(tips()) == 1
    clock.shift(timedelta(days=2))
    run_jobs()
    assert tips() == []


def test_ten_a_day(cast, remember):
    for number in range(A_DAY.times):
        assert remember("ada", f"Nil Nemo{number}").status_code == 302
    refused = remember("ada", "Una Ukjent")
    assert "Please go on tomorrow" in refused.content.decode()
    assert "Ukjent" in refused.content.decode(), "nothing typed is lost"
    assert len(tips()) == A_DAY.times
    assert remember("bo", "Una Ukjent").status_code == 302


def test_a_name_is_needed(cast, browse):
    page = browse("ada").post(PAGE, {"given_names": "Una", "surname": "", "study": 1}).content.decode()
    assert 'value="Una"' in page
    assert "This needs a look first" in page
    assert tips() == []


def test_a_job_that_runs_twice_writes_once(una, remember, letters):
    from kohort.claims.jobs_remembered import look  # the settings are read by now

    remember("ada", "Una Ukjent")
    tip = tips()[0]
    look.enqueue(tip.pk)
    assert letters() == ["una@example.org"]
    assert Invited.objects.trusted(WHY).count() == 1


def test_the_offices_list_of_invitations_is_its_own(una, remember, letters, browse):
    remember("ada", "Una Ukjent")
    letters()
    key = Invitation.objects.trusted(WHY).get().key
    assert key not in browse("kari").get("/nordvik/desk/invitations/").content.decode()


def test_only_members_remember(cast, browse):
    assert browse().get(PAGE).status_code == 302
    assert browse("selma").get(PAGE).status_code == 403
