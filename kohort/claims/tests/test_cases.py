"""The office decides who somebody is, with a reason; what was typed stands beside whom the register knows."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kohort.accounts.models import Account
from kohort.activity.models import Happening
from kohort.claims.models import Case
from kohort.people.indexing import everybody
from kohort.people.models import Affiliation, Person, Study
from kohort.search import engine
from tests.cast import make_person

from .asking import CODE_PAGE, FIND, UNA, WHY, claims_of, code_in, last_case, letters_to, link_in, now, registered, said

CASES = "/nordvik/desk/cases/"
REASON = "Showed her diploma in a video call."


def case_of(cast, **more) -> Case:
    typed = {**UNA, "birth_year": 1984, "years": [2010], **more.pop("typed", {})}
    fields = {"institution": cast.here, "state": "waiting", "why": "no-address", "typed": typed} | more
    return Case.objects.create(**fields)


@pytest.fixture
def case(cast, una):
    return case_of(cast)


@pytest.fixture
def arne(browse):
    return browse("arne")


def decide(client, case, decision, reason=REASON):
    return client.post(f"{CASES}{case.key}/", {"decision": decision, "reason": reason})


def fresh(case):
    return Case.objects.trusted(WHY).get(pk=case.pk)


def test_the_queue_is_the_offices(case, browse):
    assert browse("ada").get(CASES).status_code == 403
    assert browse("anja").get(CASES).status_code == 403
    assert "Una Ukjent" in browse("arne").get(CASES).content.decode()
    assert "Una Ukjent" in browse("kari").get(f"{CASES}{case.key}/").content.decode()
    assert browse("selma").get(f"/sundby/desk/cases/{case.key}/").status_code == 404


def test_the_desk_says_how_many_wait(case, cast, arne):
    assert "1 person waits for an answer." in arne.get("/nordvik/desk/").content.decode()
    case_of(cast)
    assert "2 people wait for an answer." in arne.get("/nordvik/desk/").content.decode()


def test_an_empty_queue_says_what_comes_here(arne):
    assert "Nobody waits" in arne.get(CASES).content.decode()


def test_what_agrees_and_what_differs(case, cast, arne):
    registered(make_person(cast.here, "Una", "Ukjent", studies=[(cast.economics, 2010, 2014)]), 1991)
    engine.rebuild(everybody)
    page = arne.get(f"{CASES}{case.key}/").content.decode()
    marks = re.findall(r"<mark( class=\"same\")?>([^<]+)<", page)
    assert (' class="same"', "1984") in marks
    assert ("", "1991") in marks
    assert (' class="same"', "Master i Historie 2010") in marks
    assert ("", "Master i Økonomi 2014") in marks
    assert "una@example.org" in page


def test_the_search_forgives_more_than_helps(case, cast, arne):
    make_person(cast.here, "Una", "Annen")
    make_person(cast.here, "Una Maria", "Ukjendt")
    engine.rebuild(everybody)
    page = arne.get(f"{CASES}{case.key}/").content.decode()
    assert "Una Annen" not in page
    assert page.count('name="decision"') == 2


def test_a_page_costs_the_same_for_one_and_for_many(case, cast, arne):
    engine.rebuild(everybody)
    arne.get(f"{CASES}{case.key}/")
    costs = []
    for number in range(5):
        with CaptureQueriesContext(connection) as asked:
            arne.get(f"{CASES}{case.key}/")
        costs.append(len(asked))
        registered(make_person(cast.here, "Una", "Ukjent", studies=[(cast.history, 2000 + number, 2005)]), 1984)
    assert len(set(costs)) == 1


def test_granted_by_the_office_claimed_by_a_code(case, una, arne, mailbox):
    assert decide(arne, case, una.key).url == CASES
    (letter,) = letters_to(mailbox.deliver(), UNA["email"])
    assert "There is a place for you" in said(letter)
    assert now(una).account is None
    browser = Client()
    assert browser.post(link_in(letter)).url == CODE_PAGE
    browser.post(CODE_PAGE, {"code": code_in(letters_to(mailbox.deliver(), UNA["email"])[-1])})
    assert now(una).account == Account.objects.at(UNA["email"])
    (claimed,) = claims_of(una)
    assert claimed.way == "office"
    assert claimed.settles_at
    warned = letters_to(mailbox.deliver(), "una@example.org")
    assert link_in(warned[-1]) == f"/nordvik/stop/{claimed.key}/"
    assert fresh(case).state == "done"
    assert fresh(case).reason == REASON


def test_a_granted_link_works_once(case, una, arne, mailbox):
    decide(arne, case, una.key)
    link = link_in(letters_to(mailbox.deliver(), UNA["email"])[-1])
    browser = Client()
    browser.post(link)
    browser.post(CODE_PAGE, {"code": code_in(mailbox.deliver()[-1])})
    mailbox.deliver()
    sent = len(mailbox.letters)
    assert Client().post(link).url == CODE_PAGE
    assert len(mailbox.deliver()) == sent


def test_a_reason_is_needed(case, una, arne):
    page = decide(arne, case, una.key, reason=" ")
    assert "Write how you made sure" in page.content.decode()
    page = decide(arne, case, "")
    assert "Choose one." in page.content.decode()
    assert REASON in page.content.decode()
    assert fresh(case).state == "waiting"


def test_who_decided_and_why_is_written_down_without_what_was_typed(case, una, cast, arne):
    decide(arne, case, una.key)
    happening = Happening.objects.trusted(WHY).get(verb="case granted")
    assert (happening.by_id, happening.about_id) == (cast.arne.account_id, una.pk)
    assert happening.particulars == {"case": case.key}
    page = arne.get(f"{CASES}{case.key}/").content.decode()
    assert REASON in page
    assert "Decided lately" in arne.get(CASES).content.decode()


def test_refused_kindly_and_without_the_offices_own_words(case, arne, mailbox):
    decide(arne, case, "refuse")
    (letter,) = mailbox.deliver()
    assert letter["To"] == UNA["email"]
    assert REASON not in said(letter)
    assert "could not make sure" in said(letter)
    assert fresh(case).state == "refused"


def test_two_of_the_office_decide_once(case, una, arne, cast, mailbox):
    decide(arne, case, una.key)
    decide(arne, case, "refuse", "No.")
    assert (fresh(case).state, fresh(case).reason) == ("granted", REASON)
    assert [letter["To"] for letter in mailbox.deliver()] == [UNA["email"]]


def test_nobody_else_can_be_chosen(case, cast, arne):
    """Only those who are shown; never somebody of next door."""
    for somebody in (cast.selma, cast.ada):
        assert decide(arne, case, somebody.key).status_code == 200
    assert fresh(case).state == "waiting"


NEW = {
    "given_names": "Erasmo",
    "surname": "Visiting",
    "cohort": "1979",
    "level": "7",
    "title": "Exchange",
    "affiliation": "",
    "reason": REASON,
}


def test_not_in_the_register_at_all(cast, browse, arne, mailbox):
    case = case_of(cast, why="nobody", typed={"given_names": "Erasmo", "surname": "Visiting"})
    page = arne.get(f"{CASES}{case.key}/new/").content.decode()
    assert 'value="Erasmo"' in page
    response = arne.post(f"{CASES}{case.key}/new/", {**NEW, "programme": cast.history.pk})
    assert response.url == CASES
    person = Person.objects.trusted(WHY).get(surname="Visiting")
    assert Study.objects.trusted(WHY).get(person=person).source == "office"
    browser = Client()
    browser.post(link_in(letters_to(mailbox.deliver(), UNA["email"])[-1]))
    browser.post(CODE_PAGE, {"code": code_in(mailbox.deliver()[-1])})
    assert now(person).account


def test_staff_are_added_as_staff(cast, arne):
    case = case_of(cast, why="nobody", typed={"given_names": "Tore", "surname": "Lærer"})
    typed = {"given_names": "Tore", "surname": "Lærer", "affiliation": "staff", "reason": REASON}
    arne.post(f"{CASES}{case.key}/new/", typed)
    assert Affiliation.objects.trusted(WHY).get().kind == "staff"


def test_nobody_is_added_without_a_reason_or_twice(case, arne):
    assert arne.post(f"{CASES}{case.key}/new/", {**NEW, "reason": "", "cohort": ""}).status_code == 200
    decide(arne, case, "refuse")
    arne.post(f"{CASES}{case.key}/new/", {"given_names": "Erasmo", "surname": "Visiting", "reason": REASON})
    assert not Person.objects.trusted(WHY).filter(surname="Visiting").exists()


def test_signed_in_at_the_institution_and_let_in_at_once(cast, una, arne, mailbox):
    account = Account.objects.welcome("una@feide.example.org")
    case = case_of(cast, why="sign-in", account=account, way="institution", person=una)
    decide(arne, case, una.key)
    assert now(una).account == account
    assert claims_of(una)[0].way == "office"


def test_a_stopped_claim_can_only_be_closed(cast, una, arne):
    case = Case.objects.create(institution=cast.here, state="waiting", why="stopped", person=una)
    page = arne.get(f"{CASES}{case.key}/").content.decode()
    assert 'value="refuse"' in page
    assert f'value="{una.key}"' not in page
    decide(arne, case, "refuse")
    assert fresh(case).state == "refused"


def test_from_the_form_to_the_desk(cast, una, browse, mailbox):
    visitor = browse()
    visitor.post(FIND, {**UNA, "years": "1999", "programme": ""})
    mailbox.deliver()
    page = browse("arne").get(f"{CASES}{last_case().key}/").content.decode()
    assert "The name fits. What they studied does not" in page
    assert "una.today@example.net" in page
