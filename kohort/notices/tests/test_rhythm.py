"""How often may we write? One wish each, asked for by whoever writes."""

import pytest

from kohort.notices.models import Rhythm, Wish

PATHS = ["/nordvik/welcome/letters/", "/nordvik/me/letters/"]


def wish(person):
    return Wish.objects.trusted("test").get(person=person)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("rhythm", list(Rhythm))
def test_a_wish_is_kept(cast, browse, path, rhythm):
    browse("ada").post(path, {"rhythm": rhythm})
    assert wish(cast.ada).rhythm == rhythm


def test_the_last_wish_holds(cast, browse):
    client = browse("ada")
    for rhythm in ("at-once", "needed"):
        client.post(PATHS[1], {"rhythm": rhythm})
    assert wish(cast.ada).rhythm == Rhythm.NEEDED
    assert 'value="needed"' in client.get(PATHS[1]).content.decode()


@pytest.mark.parametrize("told", [{}, {"rhythm": "hourly"}])
def test_half_an_answer_is_none(cast, browse, told):
    assert browse("ada").post(PATHS[1], told).status_code == 200
    assert not Wish.objects.trusted("test").exists()


@pytest.mark.parametrize(("who", "sees"), [("ada", 1), ("bo", 0), ("arne", 1), ("anja", 0), ("selma", 0)])
def test_only_oneself_and_the_office_see_a_wish(cast, viewer, who, sees):
    Wish.objects.create(institution=cast.here, person=cast.ada)
    assert Wish.objects.visible_to(viewer(who)).count() == sees
