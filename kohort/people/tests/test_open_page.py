"""A page that somebody has opened to everybody: the name and what “everyone” sees, and no way in for harvesters."""

import pytest

from kohort.access.audience import Audience
from kohort.activity.models import Happening
from kohort.people.looking import VISITS
from kohort.people.models import Contact, Person, Position
from tests.cast import fact

RUNGS = {"office": 10, "classmates": 20, "members": 30, "public": 40}
VISITORS = [None, "selma"]


@pytest.fixture
def path(cast):
    for name, audience in RUNGS.items():
        fact(Contact, cast.ada, audience, kind="link", value=f"https://{name}.example.org")
    return f"/nordvik/people/{cast.ada.key}/"


def switch(client, wish):
    return client.post("/nordvik/me/open/", {"open": wish})


def shown(answer):
    return [name for name in RUNGS if f"{name}.example.org" in answer.content.decode()]


def test_off_until_one_opens_it_and_again_when_one_closes_it(cast, browse, path):
    assert [browse(who).get(path).status_code for who in VISITORS] == [404, 404]
    assert shown(browse("cy").get(path)) == ["members", "public"], "until then “everyone” is every member"
    assert switch(browse("ada"), "yes").headers["Location"] == "/nordvik/me/"
    for who in VISITORS:
        answer = browse(who).get(path)
        assert (answer.status_code, shown(answer)) == (200, ["public"])
        assert "Ada Ødegård" in answer.content.decode()
        assert "Members see more" in answer.content.decode()
    assert "Close it again" in browse("ada").get("/nordvik/me/").content.decode()
    switch(browse("ada"), "no")
    assert [browse(who).get(path).status_code for who in VISITORS] == [404, 404]
    verbs = Happening.objects.trusted("test").filter(about=cast.ada).values_list("verb", flat=True)
    assert {"person.opened", "person.closed"} <= set(verbs)


def test_hidden_beats_open(cast, browse, path):
    cast.ada.open()
    cast.ada.hide()
    assert [browse(who).get(path).status_code for who in [*VISITORS, "cy"]] == [404] * 3


def test_who_is_not_here_yet_has_no_page(cast, browse):
    Person.objects.trusted("test").filter(pk=cast.una.pk).update(open_since="2026-01-01T00:00Z")
    assert [browse(who).get(f"/nordvik/people/{cast.una.key}/").status_code for who in VISITORS] == [404, 404]


def test_search_engines_are_asked_to_stay_away(cast, browse, path):
    cast.ada.open()
    answer = browse().get(path)
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()


def test_panels_are_for_members(cast, browse, path, settings):
    settings.PERSON_PANELS = [f"{__name__}.panel"]
    cast.ada.open()
    assert "Panel" in browse("cy").get(path).content.decode()
    assert [("Panel" in browse(who).get(path).content.decode()) for who in VISITORS] == [False, False]


def panel(request, person):
    return "Panel"


def test_nobody_is_found_without_being_a_member(cast, indexed, browse, path):
    fact(Position, cast.ada, Audience.PUBLIC, employer="Fjordkraft")
    cast.ada.open()
    indexed()
    for who, status in ((None, 302), ("selma", 403)):
        for page in ("/nordvik/people/", "/nordvik/people/?q=ada", "/nordvik/class/", "/nordvik/desk/export/"):
            assert browse(who).get(page).status_code == status


def test_visits_are_counted_by_network(cast, browse, path):
    cast.ada.open()
    client, hour = browse(), VISITS[0].times
    answers = [client.get(path).status_code for _ in range(hour + 1)]
    assert answers == [200] * hour + [429]
    assert client.get(path, REMOTE_ADDR="203.0.113.7").status_code == 200
    assert browse("selma").get(path).status_code == 429, "the same network, whoever signs in elsewhere"
    assert browse("cy").get(path).status_code == 200


def test_the_switch_is_ones_own(cast, browse):
    assert switch(browse("ada"), "perhaps").status_code == 404
    assert switch(browse("selma"), "yes").status_code == 403
    assert browse("ada").get("/nordvik/me/open/").status_code == 405
    assert not Person.objects.trusted("test").filter(open_since__isnull=False).exists()
