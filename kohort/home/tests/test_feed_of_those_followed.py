"""Following somebody: their new work comes home, as far as they let it be seen, and nobody learns who follows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.activity.models import Happening
from kohort.home.feed import feed
from kohort.notices.following import follow, follows
from kohort.notices.models import Follow
from kohort.people.models import Block, Position
from kohort.privacy.copying import parts
from tests.cast import fact
from tests.pages import without_tokens


@pytest.fixture
def follows_bo(cast, viewer):
    follow(viewer("ada"), cast.bo)


def steps(viewer) -> list[str]:
    return [str(item.drawn.position) for item in feed(viewer, "nordvik").items]


def press(client, person, do="follow", **more):
    return client.post(f"/nordvik/people/{person.key}/follow/", {"do": do, **more})


def test_the_button_follows_and_stops(cast, browse, viewer):
    ada, address = browse("ada"), f"/nordvik/people/{cast.bo.key}/"
    assert "Nobody learns that you follow them" in ada.get(address).content.decode()
    for _twice in range(2):
        assert press(ada, cast.bo)["Location"] == address
    assert follows(viewer("ada"), cast.bo)
    assert "Stop following" in ada.get(address).content.decode()
    assert "Bo Berg" in ada.get("/nordvik/me/following/").content.decode()
    assert press(ada, cast.bo, "stop", **{"from": "list"})["Location"] == "/nordvik/me/following/"
    assert not follows(viewer("ada"), cast.bo)
    assert "You follow nobody" in ada.get("/nordvik/me/following/").content.decode()


@pytest.mark.parametrize(("whom", "status"), [("hedda", 404), ("una", 404), ("selma", 404), ("ada", 302)])
def test_only_others_whom_one_sees(cast, browse, whom, status):
    assert press(browse("ada"), getattr(cast, whom)).status_code == status
    assert not Follow.objects.trusted("test").exists()


def test_nothing_but_follow_and_stop(cast, browse):
    assert press(browse("ada"), cast.bo, "marry").status_code == 400
    assert browse("ada").get(f"/nordvik/people/{cast.bo.key}/follow/").status_code == 405


def test_new_work_comes_home(cast, follows_bo, viewer, browse):
    fact(Position, cast.bo, title="Curator", employer="Museet")
    fact(Position, cast.cy, employer="Nobody asked")
    fact(Position, cast.bo, employer="Ended", ended="2020-01-01")
    fact(Position, cast.bo, employer="Long ago", recorded=timezone.now() - timedelta(days=30))
    assert steps(viewer("ada")) == ["Curator, Museet"]
    assert "has new work: Curator, Museet" in browse("ada").get("/nordvik/").content.decode()


def test_what_is_narrowed_vanishes_at_once(cast, follows_bo, viewer):
    work = fact(Position, cast.bo, Audience.CLASSMATES, employer="Museet")
    assert steps(viewer("ada")) == ["Museet"]
    work.audience = Audience.OFFICE
    work.save()
    assert steps(viewer("ada")) == []


def test_who_hides_or_keeps_apart_vanishes(cast, follows_bo, viewer):
    fact(Position, cast.bo, employer="Museet")
    cast.bo.hide()
    assert steps(viewer("ada")) == []
    cast.bo.show()
    assert steps(viewer("ada")) == ["Museet"]
    Block.objects.create(person=cast.bo, whom=cast.ada)
    assert steps(viewer("ada")) == []


def test_nobody_learns_who_follows_them(cast, browse, viewer):
    ada = browse("ada")
    before = Happening.objects.trusted("test").count()
    press(ada, cast.bo)
    assert not Follow.objects.visible_to(viewer("bo")).exists()
    assert Happening.objects.trusted("test").count() == before
    assert Follow not in [part.model for part in parts(cast.bo)]
    assert "Ada" not in without_tokens(browse("bo").get("/nordvik/me/").text.partition("<main")[2])
    assert [part.model for part in parts(cast.ada) if part.model is Follow] == [Follow]
