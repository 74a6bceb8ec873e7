"""A group of two houses: asked, agreed to, and ended by either; names and what is written there, nothing else."""

import pytest

from kohort.access.audience import Audience
from kohort.access.viewer import Role
from kohort.activity.models import Happening
from kohort.groups.models import Group, Office, Partner
from kohort.people.models import Contact, Photo, Position
from tests.cast import CANARY, fact, make_person
from tests.circles import belong, circle


@pytest.fixture
def group(cast):
    """The network of coordinators: Kari leads it, Ada is in it."""
    return circle(cast.here, cast.ada, leader=cast.kari, name="Coordinators")


@pytest.fixture
def asked(cast, group, browse):
    browse("kari").post(partners(group), {"institution": cast.there.pk})
    return Partner.objects.trusted("test").get()


@pytest.fixture
def shared(cast, group, asked, browse):
    """Selma is in it; every word about her but her name is a canary that stays at home."""
    browse("selma").post(answer(asked), {"do": "agree"})
    belong(group, cast.selma)
    cast.selma.display_name = "Selma Sundby"
    cast.selma.save()
    fact(Position, cast.selma, Audience.PUBLIC, employer=CANARY, title=CANARY)
    fact(Contact, cast.selma, Audience.PUBLIC, kind="email", value=f"{CANARY}@example.org")
    fact(Photo, cast.selma, Audience.PUBLIC, digest=CANARY, large=b"l", small=b"s")
    return asked


def partners(group):
    return f"/nordvik/groups/{group.key}/partners/"


def answer(partner):
    return f"/sundby/desk/shared-groups/{partner.key}/"


def here(group, page="", house="nordvik"):
    return f"/{house}/groups/{group.key}/{page}"


def test_only_the_coordinator_of_its_home_shares_a_group(cast, group, browse, viewer):
    Office.give(group, cast.ada, viewer("kari"), title="deputy")
    for name in ("ada", "arne", "tora"):
        assert browse(name).get(partners(group)).status_code == 404
    assert "Sundby" in browse("kari").get(partners(group)).content.decode()


def test_nobody_there_sees_it_before_their_office_has_agreed(cast, group, asked, browse, viewer):
    assert "Coordinators" in browse("selma").get("/sundby/desk/").content.decode()
    assert browse("selma").get(here(group, house="sundby")).status_code == 404
    sigrid = make_person(cast.there, "Sigrid", "Sund", account=True)
    cast.sigrid = sigrid
    assert browse("sigrid").get(answer(asked)).status_code == 404
    assert not Group.objects.visible_to(viewer("sigrid")).exists()
    browse("selma").post(answer(asked), {"do": "agree"})
    assert Group.objects.visible_to(viewer("sigrid")).get() == group


def test_asked_twice_it_is_one_question(cast, group, asked, browse):
    page = browse("kari").post(partners(group), {"institution": cast.there.pk})
    assert page.status_code == 200
    assert Partner.objects.trusted("test").count() == 1


def test_the_home_does_not_answer_for_the_other_house(group, asked, browse):
    assert browse("kari").post(f"/nordvik/desk/shared-groups/{asked.key}/", {"do": "agree"}).status_code == 404
    Partner.objects.trusted("test").update(agreed=None)
    browse("selma").post(answer(asked), {"do": "end"})
    assert not Partner.objects.trusted("test").exists()


def test_the_name_is_all_that_is_known_of_the_others(cast, group, shared, browse, viewer):
    Office.give(group, cast.selma, viewer("kari"), title="deputy")
    for page in ("members/", "members/?view=list", "members/?q=selma", "board/", "board/new/"):
        words = browse("kari").get(here(group, page)).content.decode()
        assert "Selma Sundby" in words
        assert CANARY not in words
        assert cast.selma.key not in words
    file = b"".join(browse("kari").post(here(group, "members/export/"), {"format": "csv"})).decode()
    assert '"Selma Sundby";"Høgskolen i Sundby";"";"";""' in file
    assert CANARY not in file


def test_they_learn_as_little_of_us(cast, group, shared, browse):
    fact(Position, cast.ada, Audience.PUBLIC, employer="Hemmelig verft")
    for page in ("members/", "members/?view=list", "board/"):
        words = browse("selma").get(here(group, page, "sundby")).content.decode()
        assert "Kari Kvam" in words
        assert "Hemmelig" not in words
        assert cast.ada.key not in words
        assert "Historie" not in words
    assert "Universitetet i Nordvik" in browse("selma").get(here(group, "members/", "sundby")).content.decode()
    assert browse("selma").get(f"/sundby/people/{cast.ada.key}/").status_code == 404


def test_who_is_not_in_the_group_does_not_meet_the_others(cast, group, shared, browse):
    for name in ("tora", "bo"):
        assert browse(name).get(here(group, "members/")).status_code == 404
        assert "Selma" not in browse(name).get(here(group, "board/")).content.decode()


def test_the_coordinator_of_the_other_house_does_not_lead(cast, group, shared, browse, viewer):
    assert not group.allows(viewer("selma"), "lead")
    for page in ("partners/", "pulse/", "handover/", "members/export/", "board/new/"):
        assert browse("selma").get(here(group, page, "sundby")).status_code == 404


def test_each_house_tells_its_own_people_of_an_export(cast, group, shared, browse):
    b"".join(browse("kari").post(here(group, "members/export/"), {"format": "csv"}))
    logs = {
        person: Happening.in_the_log_of(person.institution_id, person.pk).filter(verb="roster.exported").count()
        for person in (cast.ada, cast.selma)
    }
    assert logs == {cast.ada: 1, cast.selma: 1}


@pytest.mark.parametrize("by", ["kari", "selma"])
def test_either_house_ends_it_and_its_people_are_out(cast, group, shared, browse, viewer, by):
    Office.give(group, cast.selma, viewer("kari"), title="deputy")
    address = answer(shared) if by == "selma" else f"{partners(group)}{shared.pk}/"
    browse(by).post(address, {"do": "end"})
    assert not Group.objects.visible_to(viewer("selma")).exists()
    assert not group.is_led_by(viewer("selma"))
    assert "Selma" not in browse("ada").get(here(group, "members/")).content.decode()
    assert group.has(viewer("ada"))


def test_a_third_house_knows_nothing_of_it(cast, group, shared, viewer):
    institution = type(cast.here).objects.create(slug="third", names={"en": "Third"}, language="en", country="NO")
    cast.trude = make_person(institution, "Trude", "Tredje", account=True, role=Role.COORDINATOR)
    assert not Group.objects.visible_to(viewer("trude")).exists()
    assert not Partner.objects.visible_to(viewer("trude")).exists()
