"""The office sees all groups: those that wait, those nobody leads, and the rest; it approves, declines and closes."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.conversations.models import Post
from kohort.groups.models import Group, Office, Partner, Policy
from tests.circles import circle

DESK = "/nordvik/desk/groups/"


@pytest.fixture
def groups(cast):
    circle(cast.here, cast.una, leader=cast.ada, name="Led")
    past = circle(cast.here, name="Past")
    Office.objects.create(group=past, person=cast.ada, since=date(2020, 1, 1), until=date(2021, 1, 1))
    circle(cast.there, name="Next door")
    return circle(cast.here, leader=cast.bo, name="Waits", approved=None, started_by=cast.bo)


def test_what_waits_comes_first_then_what_nobody_leads(cast, browse, groups):
    page = browse("arne").get(DESK).content.decode()
    assert re.findall(r">(Led|Past|Waits|Next door)</a>", page) == ["Waits", "Past", "Led"]
    assert page.count("Nobody leads it") == 1
    assert "1 has not come yet" in page
    assert browse("ada").get(DESK).status_code == 403


def test_where_nobody_talks_comes_before_where_they_do(cast, browse, django_assert_num_queries):
    old = timezone.now() - timedelta(days=60)
    circle(cast.here, leader=cast.ada, name="Young")
    lively = circle(cast.here, leader=cast.ada, name="Lively", since=old)
    quiet = circle(cast.here, leader=cast.ada, name="Quiet", since=old)
    Post.objects.create(group=lively, by=cast.ada, text="Boots?")
    Post.objects.create(group=quiet, by=cast.ada, text="Boots?", at=old)
    client = browse("arne")
    page = client.get(DESK).content.decode()
    assert re.findall(r">(Lively|Quiet|Young)</a>", page) == ["Quiet", "Lively", "Young"]
    assert "no posts yet" in page
    with CaptureQueriesContext(connection) as few:
        client.get(DESK)
    for name in "abcdef":
        circle(cast.here, leader=cast.bo, name=name, since=old)
    with django_assert_num_queries(len(few)):
        client.get(DESK)


def test_the_desk_says_what_there_is_to_do(cast, browse, groups):
    page = browse("arne").get("/nordvik/desk/").content.decode()
    assert "1 group waits for you" in page
    assert "1 has nobody who leads it" in page


def test_approved_by_a_coordinator_alone(cast, browse, groups):
    assert browse("arne").post(f"{DESK}{groups.key}/", {"do": "approve"}).status_code == 404
    assert browse("bo").post(f"{DESK}{groups.key}/", {"do": "approve"}).status_code == 404
    browse("kari").post(f"{DESK}{groups.key}/", {"do": "approve"})
    assert Group.objects.trusted("test").get(pk=groups.pk).is_alive
    assert Happening.objects.trusted("test").filter(verb="group.approved").count() == 1


def test_declined_with_a_reason_that_the_starter_reads(cast, browse, groups):
    address = f"{DESK}{groups.key}/"
    assert "This needs a look" in browse("kari").post(address, {"do": "decline", "reason": " "}).content.decode()
    browse("kari").post(address, {"do": "decline", "reason": "There is one for boots already."})
    assert "There is one for boots already." in browse("bo").get(f"/nordvik/groups/{groups.key}/").content.decode()
    told = Happening.objects.trusted("test").get(verb="group.closed")
    assert told.particulars == {"group": groups.pk, "declined": True}


def test_the_house_decides_who_may_start(cast, browse):
    assert browse("arne").get(f"{DESK}policy/").status_code == 403
    browse("kari").post(f"{DESK}policy/", {"approves": "on"})
    assert Policy.of(cast.here).approves
    browse("kari").post(f"{DESK}policy/", {})
    assert not Policy.of(cast.here).approves
    assert not Policy.of(cast.there).approves


def test_a_partners_office_neither_leads_nor_decides(cast, browse, viewer):
    shared = circle(cast.here, name="Shared")
    Partner.objects.create(group=shared, institution=cast.there, agreed=timezone.now())
    assert Group.objects.visible_to(viewer("selma")).filter(pk=shared.pk).exists()
    assert not shared.allows(viewer("selma"), "lead")
    assert not shared.allows(viewer("selma"), "decide")
