"""The desk sees the term at a glance: what was asked and what came of it, who carries the load, who may ask."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.giving.asks.models import Ask, Asked
from kohort.giving.desk.shares import bars, burdens, in_order
from kohort.giving.limits.models import Approach, Policy
from kohort.giving.models import Heard, Limits, Offer
from kohort.giving.tests.needs import need, sent
from kohort.institutions.models import Unit
from tests.cast import fact

DESK = "/nordvik/desk/giving/"
State = Ask.State


@pytest.fixture
def a_term(cast):
    """Five asks in all their ways, and a draft from long ago."""
    now = timezone.now()
    for state in (State.OPEN, State.AGREED, State.DONE, State.EXPIRED):
        need(cast.tora, state=state, sent=now, title=f"is {state}", due=state == State.AGREED)
    need(cast.tora, created=now - timedelta(days=8), title="forgotten")
    need(cast.tora, title="in the making")
    need(cast.selma, state=State.OPEN, sent=now)


def ask_often(person, *ages):
    rows = (Approach(person=person, what="ask", at=timezone.now() - timedelta(days=age)) for age in ages)
    Approach.objects.bulk_create(rows)


def test_numbers_of_the_term_each_lead_to_as_many_rows(cast, browse, a_term):
    office = browse("kari")
    told = office.get(DESK).context["asks"]
    numbers = {"sent": 4, "agreed": 2, "done": 1, "open": 1, "nobody": 1, "drafts": 1, "overdue": 1}
    assert {which: line.number for which, line in told.items()} == numbers
    assert {which: len(office.get(line.href).context["rows"]) for which, line in told.items()} == numbers
    assert office.get(f"{DESK}asks/", {"which": "all"}).status_code == 404


def test_what_waits_stands_there_with_what_to_do(cast, browse, a_term):
    page = browse("kari").get(DESK)
    (draft,), (over,) = page.context["drafts"], page.context["overdue"]
    assert (draft.ask.title, draft.href) == ("forgotten", f"/nordvik/asks/{draft.ask.key}/who/")
    assert over.href == f"/nordvik/asks/{over.ask.key}/outcome/"
    assert browse("kari").get(draft.href).status_code == 200
    (draft,) = browse("arne").get(DESK).context["drafts"]
    assert browse("arne").get(draft.href).status_code == 200


def test_who_was_never_told_is_not_one_who_was_silent(cast, browse):
    ask = need(cast.tora, state=State.EXPIRED, sent=timezone.now())
    for place, (person, told) in enumerate([(cast.ada, timezone.now()), (cast.bo, None)]):
        Asked.objects.create(ask=ask, person=person, place=place, told=told, at=timezone.now(), state="expired")
    lines = {str(line.label): line.number for line in browse("kari").get(DESK).context["lines"]}
    assert (lines["people were asked"], lines["did not answer"]) == (1, 1)


def test_the_desk_says_what_waits_and_leads_on(cast, browse, a_term):
    page = browse("kari").get("/nordvik/desk/").content.decode()
    assert "1 ask was begun and never sent" in page
    assert f'href="{DESK}"' in page
    figures_only = browse("anja").get("/nordvik/desk/").content.decode()
    assert f"{DESK}figures/" in figures_only
    assert f'href="{DESK}"' not in figures_only
    assert browse("anja").get(DESK).status_code == 403


def test_the_load_is_counted_over_a_year_and_the_most_asked_come_first(cast, viewer):
    fact(Offer, cast.ada, kind="mentor")
    fact(Offer, cast.cy, kind="expert")
    ask_often(cast.ada, 1, 30, 364, 366)
    ask_often(cast.bo, 5)
    ask_often(cast.hedda, 5)
    asked = burdens(viewer("kari"), "", None)
    assert asked == {cast.ada.pk: 3, cast.bo.pk: 1, cast.cy.pk: 0}
    assert in_order(asked, least=False) == [cast.ada.pk, cast.bo.pk, cast.cy.pk]
    assert in_order(asked, least=True) == [cast.cy.pk]
    assert [(bar.times, bar.people, bar.width) for bar in bars(asked)] == [
        (0, 1, 100),
        (1, 1, 100),
        (2, 0, 0),
        (3, 1, 100),
    ]
    assert burdens(viewer("kari"), "mentor", None) == {cast.ada.pk: 3}
    assert burdens(viewer("kari"), "", {cast.bo.pk}) == {cast.bo.pk: 1}


def test_a_unit_sees_how_it_shares_what_was_asked_for_it(cast, browse):
    unit = Unit.objects.create(institution=cast.here, code="HF", names={"en": "Arts"})
    part = Unit.objects.create(institution=cast.here, code="HF-1", names={"en": "History"}, parent=unit)
    other = Unit.objects.create(institution=cast.here, code="NV", names={"en": "Science"})
    for place, people in ((part, [cast.ada, cast.bo]), (unit, [cast.ada]), (other, [cast.cy])):
        sent(cast.tora, *people, unit=place, at_once=3)
    page = browse("arne").get(f"{DESK}load/?unit=HF")
    assert [name for _code, name in page.context["unit_choices"]] == ["Arts", "History", "Science"]
    assert {one.name.name: one.times for one in page.context["carried"]} == {"Ada Ødegård": 2, "Bo Berg": 1}
    assert "Only what was asked on behalf of Arts is counted here." in page.content.decode()
    page = browse("arne").get(f"{DESK}load/?unit=HF-1&least=1&page=1")
    assert page.context["people"] == 2
    assert browse("arne").get(f"{DESK}load/?unit=nothing").context["people"] == 3


def test_the_page_of_the_load_says_who_has_had_enough(cast, browse, django_assert_num_queries):
    fact(Offer, cast.ada, kind="mentor")
    fact(Limits, cast.ada, per_year=1)
    ask_often(cast.ada, 3)
    office = browse("kari")
    office.get(f"{DESK}load/")
    with CaptureQueriesContext(connection) as alone:
        page = office.get(f"{DESK}load/")
    assert {one.name.name: one.is_full for one in page.context["carried"]}["Ada Ødegård"]
    assert "at most 1 a year" in page.content.decode()
    for person in (cast.bo, cast.cy, cast.tora):
        ask_often(person, 3)
    with django_assert_num_queries(len(alone)):
        office.get(f"{DESK}load/")


def test_the_house_decides_who_else_may_ask(cast, browse):
    asked = browse("stein")
    assert asked.get("/nordvik/asks/new/").status_code == 403
    browse("kari").post(f"{DESK}policy/", {"students_ask": "on"})
    decided = Policy.of(cast.here)
    assert (decided.students_ask, decided.students_question, decided.outsiders_post) == (True, False, False)
    assert browse("stein").get("/nordvik/asks/new/").status_code == 200
    assert browse("arne").get(f"{DESK}policy/").status_code == 403


def test_the_office_reads_what_was_heard_of_its_own_people(cast, viewer):
    for person in (cast.ada, cast.selma):
        Heard.objects.create(person=person, kinds=["mentor"])
    assert [one.person_id for one in Heard.objects.visible_to(viewer("arne"))] == [cast.ada.pk]
