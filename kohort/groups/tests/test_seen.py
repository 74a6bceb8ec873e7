"""Which groups somebody sees, and how many they are told are in them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.groups.counting import members, not_come
from kohort.groups.models import Group, Partner, Picture
from kohort.groups.rules import follow
from kohort.people.models import Block
from tests.cast import make_person, study
from tests.circles import belong, circle

Admits = Group.Admits


def seen(viewer):
    return set(Group.objects.visible_to(viewer).values_list("name", flat=True))


@pytest.fixture
def groups(cast):
    circle(cast.here, cast.bo, name="open")
    circle(cast.here, cast.bo, name="secret", admits=Admits.INVITATION)
    circle(cast.here, name="waits", approved=None, started_by=cast.bo)
    circle(cast.here, cast.bo, name="closed", closed="2026-01-01T00:00Z")
    circle(cast.there, cast.selma, name="next door")
    shared = circle(cast.there, cast.selma, name="shared")
    Partner.objects.create(group=shared, institution=cast.here, agreed=timezone.now())


def test_secret_ones_are_seen_by_those_in_them(cast, viewer, groups):
    assert seen(viewer("ada")) == {"open", "shared"}
    assert seen(viewer("bo")) == {"open", "shared", "secret", "waits", "closed"}
    assert seen(viewer("kari")) == {"open", "shared", "secret", "waits", "closed"}
    assert seen(viewer("selma")) == {"next door", "shared"}


def test_a_guest_sees_their_group_and_a_visitor_none(cast, groups):
    one = Group.objects.trusted("test").get(name="open")
    assert seen(Viewer(institution_id=cast.here.pk, account_id=1, guest_of=frozenset({one.pk}))) == {"open"}
    assert seen(Viewer(institution_id=cast.here.pk, account_id=1)) == set()


def test_a_secret_group_answers_like_none(cast, browse, groups):
    one = Group.objects.trusted("test").get(name="secret")
    for page in ("", "about/", "lead/", "settings/", "requests/"):
        assert browse("ada").get(f"/nordvik/groups/{one.key}/{page}").status_code == 404


def test_the_picture_is_seen_where_the_group_is(cast, browse, groups):
    one = Group.objects.trusted("test").get(name="secret")
    Picture.objects.create(group=one, digest="abc", large=b"large", small=b"small")
    address = f"/nordvik/groups/{one.key}/picture/abc/small.webp"
    assert browse("bo").get(address).content == b"small"
    assert browse("ada").get(address).status_code == 404


def test_who_has_not_come_hides_or_is_apart_is_not_counted(cast, viewer):
    group = circle(cast.here, cast.ada, cast.bo, cast.cy, cast.hedda, cast.una)
    assert members([group], viewer("ada")) == {group.pk: 3}
    Block.objects.create(person=cast.cy, whom=cast.ada)
    assert members([group], viewer("ada")) == {group.pk: 2}


def test_leaders_are_told_about_how_many_have_not_come(cast, browse):
    group = circle(cast.here, leader=cast.ada, admits=Admits.RULE, rule="programme=ECON")
    for number in range(12):
        study(make_person(cast.here, f"P{number}", "Folk"), cast.economics, 2000, 2005)
    follow(group)
    address = f"/nordvik/groups/{group.key}/"
    assert not_come(group) == 10
    assert "About 10 have not come yet" in browse("ada").get(f"{address}lead/").content.decode()
    for page in ("", "about/"):
        text = browse("cy").get(f"{address}{page}").content.decode()
        assert "not come" not in text
        assert "Folk" not in text


def test_fewer_than_ten_are_not_told(cast):
    group = circle(cast.here, cast.una)
    assert not_come(group) is None


def test_ones_own_come_first_then_those_one_could_join(cast, browse, groups):
    page = browse("bo").get("/nordvik/groups/").content.decode()
    assert page.index(">open<") < page.index(">secret<") < page.index(">waits<") < page.index(">shared<")
    assert ">closed<" not in page
    assert ">open<" not in browse("ada").get("/nordvik/groups/?kind=class").content.decode()
    circle(cast.here, name="Ørsta")
    found = browse("ada").get("/nordvik/groups/?q=orsta").content.decode()
    assert ">Ørsta<" in found
    assert ">open<" not in found


def test_the_list_takes_as_many_queries_for_many(cast, browse):
    client = browse("ada")
    client.get("/nordvik/groups/")  # the first page of a visit writes that there is one

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get("/nordvik/groups/")
        return len(queries)

    belong(circle(cast.here, name="a"), cast.ada)
    circle(cast.here, name="b")
    few = count()
    for number in range(8):
        belong(circle(cast.here, cast.bo, name=f"mine {number}"), cast.ada)
        circle(cast.here, cast.bo, name=f"other {number}")
    assert count() == few
