"""Everybody can start a group; the house decides whether the office looks first, and the office alone gives rules."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.groups.models import Group, Membership, Office, Policy
from tests.circles import circle
from tests.jobs import run_jobs

WHY = "a test looks at everything"
BOOTS = {"name": "Rubber boots", "about": "To lend and to borrow", "admits": "open"}
NEW = "/nordvik/groups/new/"
NETWORK = {"name": "Business school", "kind": "network", "admits": "rule", "programme": ["ECON"], "finished": "on"}


def only():
    return Group.objects.trusted(WHY).get()


def test_a_member_starts_a_group_and_leads_it_for_a_year(cast, browse, viewer):
    page = browse("ada").post(NEW, BOOTS, follow=True)
    group = only()
    assert page.redirect_chain[-1][0] == f"/nordvik/groups/{group.key}/"
    assert (group.kind, group.language, group.started_by_id) == ("interest", "en", cast.ada.pk)
    assert group.is_alive
    assert group.allows(viewer("ada"), "lead")
    assert Office.held_today().get().until == timezone.localdate() + timedelta(days=365)
    verbs = Happening.objects.trusted(WHY).filter(particulars__group=group.pk).values_list("verb", flat=True)
    assert sorted(verbs) == ["group.started", "membership.begun", "office.given"]


def test_where_the_office_looks_first_nobody_sees_it_before(cast, browse, viewer):
    Policy.objects.create(institution=cast.here, approves=True)
    page = browse("ada").post(NEW, BOOTS, follow=True).content.decode()
    assert "waits for the alumni office" in page
    assert "cannot invite" in page
    group = only()
    assert not group.allows(viewer("ada"), "take part")
    assert not Group.objects.visible_to(viewer("bo")).exists()
    group.approve(by=cast.kari.account_id)
    assert group.allows(viewer("ada"), "take part")
    assert Group.objects.visible_to(viewer("bo")).exists()


def test_the_office_need_not_wait_for_itself(cast, browse):
    Policy.objects.create(institution=cast.here, approves=True)
    browse("kari").post(NEW, BOOTS | {"kind": "region"})
    assert only().is_alive


def test_a_member_gives_no_rule_and_no_kind(cast, browse):
    browse("ada").post(NEW, NETWORK)
    assert not Group.objects.trusted(WHY).exists()
    browse("ada").post(NEW, NETWORK | {"admits": "open"})
    group = only()
    assert (group.kind, group.admits, group.rule) == ("interest", "open", "")


def test_a_member_starts_the_group_of_their_own_class(cast, browse):
    client = browse("ada")
    assert "for your class yet: Historie 2010" in client.get("/nordvik/groups/").content.decode()
    client.post(f"{NEW}?study=1", {"name": "Historie 2010", "rule": "programme=ECON", "admits": "open"})
    run_jobs()
    group = only()
    assert (group.kind, group.admits, group.rule) == ("class", "rule", "programme=HIST&year=2010")
    rows = Membership.objects.trusted(WHY).filter(group=group).values_list("person__given_names", "way")
    assert sorted(rows) == [("Ada", "joined"), ("Hedda", "rule"), ("Una", "rule")]
    assert Office.held_today().get().person_id == cast.ada.pk
    assert "for your class yet" not in client.get("/nordvik/groups/").content.decode()


def test_nobody_starts_the_class_of_others_and_none_twice(cast, browse):
    circle(cast.here, name="Historians", kind="class", admits="rule", rule="programme=HIST&year=2010")
    for number in (1, 2):
        browse("ada").post(f"{NEW}?study={number}", {"name": "Again"})
    assert only().name == "Historians"
    assert "for your class yet" not in browse("tora").get("/nordvik/groups/").content.decode()


def test_the_office_sees_whom_a_rule_means_before_it_is_made(cast, browse):
    page = browse("kari").post(NEW, NETWORK).content.decode()
    assert "People who finished Økonomi in any year." in page
    assert "1 person fits today." in page
    assert not Group.objects.trusted(WHY).exists()
    browse("kari").post(NEW, NETWORK | {"sure": "programme=ECON"})
    assert not Group.objects.trusted(WHY).exists(), "another rule than the one that was looked at"
    browse("kari").post(NEW, NETWORK | {"sure": "programme=ECON&year=any"})
    run_jobs()
    members = Membership.objects.trusted(WHY).filter(group=only())
    assert list(members.values_list("person__given_names", "way")) == [("Cy", "rule")]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"programme": [], "finished": ""}, "Say who fits"),
        ({"year": "soon"}, "Write a year"),
        ({"name": ""}, "This field is required"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast, browse, wrong, sentence):
    page = browse("kari").post(NEW, NETWORK | wrong).content.decode()
    assert sentence in page
    assert not Group.objects.trusted(WHY).exists()


def test_a_search_becomes_a_rule_without_what_the_office_alone_may_see(cast, browse):
    page = browse("kari").get(f"{NEW}?programme=HIST&year=any&origin=IT&q=ada").content.decode()
    assert "Country of origin, words to search for" in page
    assert re.search(r'value="HIST" selected', page)


def test_a_leader_changes_the_words_and_not_the_rule(cast, browse):
    group = circle(cast.here, leader=cast.ada, admits=Group.Admits.RULE, rule="programme=HIST")
    said = {"name": "Historians", "about": "", "ground_rules": "Be kind", "welcome": "Hello", "admits": "open"}
    address = f"/nordvik/groups/{group.key}/settings/"
    assert browse("bo").post(address, said).status_code == 404
    browse("ada").post(address, said | {"programme": ["ECON"]})
    group = only()
    assert (group.name, group.welcome, group.admits, group.rule) == ("Historians", "Hello", "rule", "programme=HIST")


def test_a_group_is_not_part_of_itself(cast, browse):
    above = circle(cast.here, name="School")
    below = circle(cast.here, name="Class", parent=above)
    said = {"name": "School", "kind": "network", "admits": "open", "parent": below.pk}
    page = browse("kari").post(f"/nordvik/groups/{above.key}/settings/", said).content.decode()
    assert "is part of this one" in page


def test_closed_by_who_leads_it(cast, browse, viewer):
    group = circle(cast.here, cast.bo, leader=cast.ada)
    browse("ada").post(f"/nordvik/groups/{group.key}/settings/", {"do": "close"})
    assert "This group is closed" in browse("bo").get(f"/nordvik/groups/{group.key}/").content.decode()
    assert not only().allows(viewer("bo"), "take part")
    assert not Group.objects.visible_to(viewer("cy")).exists()
