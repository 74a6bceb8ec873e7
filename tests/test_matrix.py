"""Every address x method x who x whose row, generated from the URL map: what the door says happens, and no more.

Refused means: sent to sign in or to the second factor, 403, 404 or 405. Whoever is refused has changed nothing; GET,
HEAD and OPTIONS change nothing for anybody; a row next door answers like one that does not exist (OWASP ASVS 5.0, 8).
"""

import re
from contextlib import contextmanager
from copy import deepcopy
from itertools import product
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from django.urls import reverse

from kohort.giving.suggesting.jobs import rebuild as rebuild_offers
from kohort.people.jobs import rebuild
from tests.cast import CANARY
from tests.furnished import furnish
from tests.jobs import run_jobs
from tests.routes import routes

METHODS = ["get", "post", "head", "options", "put", "patch", "delete"]
READING = {"get", "head", "options"}
WHO = [None, "ada", "bo", "hedda", "stein", "tora", "kari", "arne", "anja", "selma", "kari, unproven", "gone"]
MOST_UNLIKE = [None, "ada", "arne", "kari", "kari, unproven", "selma", "gone"]
WRITES = re.compile(r'^\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
NEW_EACH_TIME = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
# What reading leaves behind: counts of use, the session, the trace of who of the office looked somebody up, when one
# was here, and which notices and letters one has read by that.
TRACES = {
    "accounts_tally",
    "django_session",
    "activity_happening",
    "accounts_opensession",
    "notices_presence",
    "notices_notice",
    "conversations_party",
}
MEMBERS = {"ada", "bo", "hedda", "stein", "tora", "kari", "arne", "anja", "kari, unproven"}
# The policy, written down a second time: to whom a door opens. The other rules name a row and depend on it.
OPEN_TO = {
    "signed in": {*WHO} - {None, "gone"},
    "member": MEMBERS,
    "member or office": MEMBERS,
    "figures": {"kari", "arne", "anja"},
    "office": {"kari", "arne"},
    "coordinator": {"kari"},
}
ENDS_SIGNED_OUT = {"/account/sessions/"}  # a deed that leads to the sign-in page, as a refusal does
# What some addresses have to be told before they answer anything: (query, form).
TOLD = {
    "/<slug:institution>/desk/invitations/<slug:key>/state/": ("", {"do": "stop"}),
    "/<slug:institution>/desk/invitations/new/left-out/": ("?why=no-address", {}),
    "/<slug:institution>/desk/merges/<int:pk>/": ("", {"do": "part"}),
    "/<slug:institution>/me/<slug:kind>/<int:number>/audience/": ("", {"audience": "20"}),
    "/<slug:institution>/me/open/": ("", {"open": "yes"}),
    "/<slug:institution>/groups/<slug:key>/membership/": ("", {"do": "leave"}),
    "/<slug:institution>/duties/<slug:key>/": ("", {"do": "tick"}),
    "/<slug:institution>/events/<slug:key>/invite/who/": ("?whom=members", {}),
    "/<slug:institution>/events/<slug:key>/invite/who/left-out/": ("?whom=members&why=unclaimed", {}),
    "/<slug:institution>/events/<slug:key>/plan/publishing/": ("", {"do": "cancel"}),
    "/<slug:institution>/events/<slug:key>/speaking/<slug:row>/": ("", {"do": "agree"}),
    "/<slug:institution>/opportunities/<slug:key>/state/": ("", {"do": "close"}),
    "/<slug:institution>/opportunities/<slug:key>/word/": ("", {"do": "offer"}),
    "/<slug:institution>/stories/<slug:key>/state/": ("", {"do": "take"}),
    "/<slug:institution>/stories/<slug:key>/thanks/": ("", {"do": "thank"}),
    "/account/addresses/<int:number>/": ("", {"do": "choose"}),
}
# Those that answer in the middle of a longer deed only, or lead out of the house, and the tests that go there.
ELSEWHERE = {
    "/<slug:institution>/comments/<slug:key>/accepted/": "kohort/conversations/tests/test_talking_answers.py",
    "/<slug:institution>/desk/campaigns/<slug:key>/houses/<int:number>/": "kohort/events/tests/test_campaigns_desk.py",
    "/<slug:institution>/events/<slug:key>/tasks/": "kohort/events/tests/test_tasks.py",
    "/<slug:institution>/events/<slug:key>/plan/programme/<slug:row>/speaker/": "kohort/events/tests/test_programme.py",
    "/<slug:institution>/feedback/<str:token>/": "kohort/events/tests/test_feedback.py",
    "/<slug:institution>/asked/<str:token>/ask.ics": "kohort/giving/tests/test_asks_answer.py",
    "/<slug:institution>/asks/<slug:key>/ask.ics": "kohort/giving/tests/test_asks_answer.py",
    "/<slug:institution>/desk/giving/offers/teacher/": "kohort/giving/tests/test_desk_to_staff.py",
    "/<slug:institution>/given/<slug:key>/withdrawal/": "kohort/giving/tests/test_visits_taken_back.py",
    "/<slug:institution>/mentoring/pairs/<slug:key>/talk.ics": "kohort/giving/tests/test_mentoring_calendars.py",
    "/<slug:institution>/mentoring/pairs/<slug:key>/meeting.ics": "kohort/giving/tests/test_mentoring_calendars.py",
    "/<slug:institution>/mentoring/rounds/<slug:key>/place/": "kohort/giving/tests/test_mentoring_places.py",
    "/<slug:institution>/desk/giving/offers/one/": "kohort/giving/tests/test_desk_offers.py",
    "/<slug:institution>/offer/<str:token>/": "kohort/giving/tests/test_desk_offers.py",
    "/<slug:institution>/guest/": "kohort/privacy/tests/test_being_a_guest.py",
    "/<slug:institution>/guest/copy/": "kohort/privacy/tests/test_being_a_guest.py",
    "/<slug:institution>/guest/leave/": "kohort/privacy/tests/test_being_a_guest.py",
    "/<slug:institution>/comments/<slug:key>/report/": "kohort/conversations/tests/test_care_reports.py",
    "/<slug:institution>/groups/<slug:key>/call-in/": "kohort/groups/tests/test_board_roster.py",
    "/<slug:institution>/groups/<slug:key>/guests/leave/": "kohort/groups/tests/test_entering_guests.py",
    "/<slug:institution>/posts/<slug:key>/stand/": "kohort/conversations/tests/test_talking_sides.py",
    "/<slug:institution>/logo.png": "kohort/institutions/tests/test_looks.py",
    "/<slug:institution>/me/undo/": "kohort/people/tests/test_me.py",
    "/account/sessions/": "kohort/accounts/tests/test_ways_in.py",
    "/.well-known/security.txt": "kohort/home/tests/test_well_known.py",
    "/second-factor/code/": "kohort/accounts/tests/test_second_factor.py",
    "/sign-in/with/<slug:provider_id>/": "tests/oidc/test_signing_in.py",
    "/sign-in/with/<slug:provider_id>/back/": "tests/oidc/test_signing_in.py",
}


@pytest.fixture
def furnished(cast):
    """The cast with a row of every model that an address can name, here and next door, all of it in the index."""
    found = furnish(cast)
    rebuild.enqueue()
    rebuild_offers.enqueue()
    run_jobs()
    return found


@pytest.fixture
def as_(browse, cast):
    def sign_in(who):
        if who == "gone":
            cast.cy.account.is_active = False
            client = browse("cy")
            cast.cy.account.save()
            return client
        name, _, unproven = (who or "").partition(", ")
        return browse(name or None, **({"proven": False} if unproven else {}))

    return sign_in


@contextmanager
def undone():
    """Whatever happens inside is rolled back; yields the names of the tables that were written."""
    written: set[str] = set()

    def watch(execute, sql, params, many, context):
        if found := WRITES.match(sql):
            written.add(found.group(2))
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(watch):
        yield written
        transaction.set_rollback(True)


def is_refused(response) -> bool:
    to = response.headers.get("Location", "")
    ways_in = (reverse("account_login"), reverse("second_factor"))
    return response.status_code in {401, 403, 404, 405} or to.startswith(ways_in)


def body(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


def call(client, method, address, told=None):
    """(response, body, tables written)."""
    cookies = deepcopy(client.cookies)
    with undone() as written:
        response = getattr(client, method)(address, told)
        text = body(response)
    client.cookies = cookies
    return response, text, written


def some(number: int) -> list[tuple[str, str]]:
    """(method, whose row): by turns what is called most with a row of here, and by turns one of the others."""
    other, strange = METHODS[2 + number % (len(METHODS) - 2)], ("other", "missing")[number % 2]
    turns = [(other, "own"), ("get", strange), ("post", strange)]
    return [(METHODS[number % 2], "own"), turns[number % len(turns)]]


@pytest.mark.walk
@pytest.mark.parametrize("who", MOST_UNLIKE)
def test_the_door_is_what_happens(furnished, as_, who):
    walk(furnished, as_(who), who, lambda number: some(number + WHO.index(who)))


@pytest.mark.full
@pytest.mark.parametrize("who", WHO)
def test_the_door_is_what_happens_by_every_method(furnished, as_, who):
    walk(furnished, as_(who), who, lambda number: list(product(METHODS, ("own", "other", "missing"))))


def walk(furnished, client, who, calls):
    for number, route in enumerate(routes()):
        for method, address in dict.fromkeys(
            (method, furnished.address(route, whose)) for method, whose in calls(number)
        ):
            response, text, written = call(client, method, address)
            where = f"{method} {address} as {who}: {response.status_code}"
            assert response.status_code < 500, where
            if who != "selma" or route.is_of_institution:  # elsewhere she meets what is hers
                tells = CANARY.encode() in text or CANARY in str(response.headers)
                assert not tells, where  # without the page, whose comparison would take minutes to print
            if (is_refused(response) and route.path not in ENDS_SIGNED_OUT) or method in READING:
                assert written <= TRACES, f"{where} wrote {written - TRACES}"
            if who not in OPEN_TO.get(route.rule, WHO):
                assert is_refused(response), where


@pytest.mark.walk
@pytest.mark.parametrize("who", ["ada", "kari"])
def test_a_row_next_door_is_no_row_at_all(furnished, as_, who):
    client = as_(who)
    for route in (one for one in routes() if one.names_a_row):
        for method in ("get", "post"):
            their, nobodys = (furnished.address(route, whose) for whose in ("other", "missing"))
            answers = [call(client, method, address) for address in (their, nobodys)]
            assert answers[0][0].status_code == answers[1][0].status_code, their
            is_same = faceless(answers[0][1], their) == faceless(answers[1][1], nobodys)
            assert is_same, f"{method} {their} differs from {nobodys}"


def faceless(text: bytes, address: str) -> bytes:
    """A page without its own address and without what is new each time."""
    return NEW_EACH_TIME.sub(b"", text).replace(address.encode(), b"").replace(quote(address).encode(), b"")


def test_every_address_answers_somebody(furnished, as_):
    """An address that nobody ever reached proves nothing by refusing: each answers the right one with their own row."""
    assert all(Path(test).exists() for test in ELSEWHERE.values())
    silent = {route.path for route in routes()} - set(ELSEWHERE)
    for who in ("kari", "ada", None):
        client = as_(who)
        for route in (one for one in routes() if one.path in silent):
            query, form = TOLD.get(route.path, ("", {}))
            for method, told in (("get", {}), ("post", form)):
                response, _, _ = call(client, method, furnished.address(route, "own") + query, told)
                if not is_refused(response):
                    silent.discard(route.path)
    assert "\n".join(sorted(silent)) == ""
