"""Whoever asks, known or not, claimed or not: the same bytes, the same statements, the same one job."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from kohort.claims.models import Case, Claim, Invited
from tests.jobs import run_jobs

from .asking import CODE_PAGE, FIND, UNA, last_case, on_record, registered

BY_CHANCE = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
ASKING = {
    "known": {},
    "unknown": {"given_names": "Nil", "surname": "Nemo"},
    "claimed": {"given_names": "Bo", "surname": "Berg", "years": "2012"},
    "hidden": {"given_names": "Hedda", "surname": "Haug"},
    "next door": {"given_names": "Kanarifugl", "surname": "Kanarifuglsen", "programme": "Ornitologi"},
}


@pytest.fixture
def register(una, cast):
    for name in ("bo", "hedda", "selma"):
        registered(getattr(cast, name), 1984)
        on_record(getattr(cast, name), f"{name}@example.org")


def told(answer):
    """Everything a browser is told, but for the cookies' values and the form's own secret."""
    return (
        answer.status_code,
        sorted(answer.headers.items()),
        sorted(answer.cookies),
        BY_CHANCE.sub(b"", answer.content),
    )


def conversation(number, typed):
    """Asking, waiting until the job has looked, and trying codes."""
    browser = Client(REMOTE_ADDR=f"192.0.2.{number}")
    yield lambda: browser.post(FIND, {**UNA, "email": f"{number}@example.net", **typed})
    yield lambda: browser.get(CODE_PAGE)
    run_jobs()
    yield lambda: browser.get(CODE_PAGE)
    for _ in range(4):
        yield lambda: browser.post(CODE_PAGE, {"code": "0000-0000"})
    yield lambda: browser.post(FIND, {**UNA, "email": f"{number}@example.net", **typed})
    yield lambda: browser.post("/nordvik/find-me/code/none/")


def measured(step):
    with CaptureQueriesContext(connection) as asked:
        answer = step()
    return told(answer), [query["sql"].split(" ")[0] for query in asked]


def test_every_answer_is_the_same_and_costs_the_same(register, clock, mailbox):
    turns = [[measured(step) for step in conversation(n, typed)] for n, typed in enumerate(ASKING.values())]
    for others in turns[1:]:
        for mine, other in zip(turns[0], others, strict=True):
            assert other == mine
    assert [answer[0] for answer, _cost in turns[0]] == [302, 200, 200, 200, 200, 200, 302, 302, 200]
    assert {case.state for case in Case.objects.trusted("test")} >= {"code", "waiting"}


def test_one_job_each(register):
    DBTaskResult.objects.all().delete()
    for number, typed in enumerate(ASKING.values()):
        Client().post(FIND, {**UNA, "email": f"{number}@example.net", **typed})
    assert DBTaskResult.objects.count() == len(ASKING)


MADE_UP = "A" * 22


def conversations(kind, *keys):
    """What looking and pressing the button tell, the key itself left out: it stands in the page's own address."""
    for number, key in enumerate(keys):
        browser, address = Client(REMOTE_ADDR=f"192.0.2.{number}"), f"/nordvik/{kind}/{key}/"
        answers = [told(browser.get(address)), told(browser.post(address)), told(browser.get(CODE_PAGE))]
        yield [(*answer[:3], answer[3].replace(key.encode(), b"KEY")) for answer in answers]


def test_no_link_tells_whether_it_is_one(register, cast, una, clock):
    """A link that works, one that was used, one of next door, and one made up."""
    granted, used = (
        Case.objects.create(institution=cast.here, person=una, state=state, typed={"email": "u@example.org"})
        for state in ("granted", "done")
    )
    away = Case.objects.create(institution=cast.there, person=cast.selma, state="granted")
    first, *others = conversations("place", granted.pointer, used.pointer, away.pointer, MADE_UP)
    assert [status for status, *_ in first] == [200, 302, 200]
    assert others == [first] * 3


def test_no_stop_link_tells_whether_it_is_one(cast, una, clock):
    account = {"institution": cast.here, "person": una, "account_id": cast.bo.account_id, "way": "mail"}
    first, other = conversations("stop", Claim.objects.create(**account).key, MADE_UP)
    assert first == other


GETS = [FIND, CODE_PAGE, "/nordvik/find-me/letter/", "/nordvik/place/{}/", "/nordvik/stop/{}/", "/nordvik/invited/{}/"]


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing(register, cast, una, method):
    """Scanners open every link in a letter, three times."""
    key = {"institution": cast.here, "person": una}
    case = Case.objects.create(**key, state="granted", typed={"email": "u@example.org"})
    claim = Claim.objects.create(**key, account_id=cast.bo.account_id, way="mail")
    with CaptureQueriesContext(connection) as asked:
        for address in GETS:
            for pointer in (case.pointer, claim.key, case.key):
                getattr(Client(), method)(address.format(pointer))
    assert {query["sql"].split(" ")[0] for query in asked} <= {"SELECT"}
    assert not Invited.objects.trusted("test").exists()


def test_the_limit_is_the_same_for_everybody(register):
    for typed in (ASKING["known"], ASKING["unknown"]):
        email = f"{len(typed)}@example.net"
        answers = [Client().post(FIND, {**UNA, **typed, "email": email}) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert last_case().typed["given_names"] == "Nil"
