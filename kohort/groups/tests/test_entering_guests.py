"""Somebody new is in within a minute, as a guest: of that one group, and of nothing else."""

from collections import defaultdict

import pytest

from kohort.accounts.models import Account
from kohort.conversations.models import Post
from kohort.groups.models import Group, Membership
from kohort.people.jobs import rebuild
from kohort.people.models import Contact
from kohort.people.viewing import viewer_for
from tests.cast import fact
from tests.circles import circle
from tests.jobs import run_jobs
from tests.routes import PARAMETER, routes

from .doors import WHY, arrivals, guest, guests_of, letter_code, walk_in, wall


@pytest.fixture
def group(cast):
    return circle(cast.here, cast.bo, cast.hedda, leader=cast.ada)


@pytest.fixture
def door(cast, group):
    return wall(group, cast.ada)


@pytest.fixture
def newcomer(browse):
    """A test client nobody is signed in to."""
    return browse()


@pytest.fixture
def as_guest(browse, group, door):
    """A test client signed in as a guest of the group."""
    client = browse()
    client.force_login(guest(group, entrance=door).account, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_three_pages_and_four_fields_and_one_is_in(newcomer, group, door, mailbox):
    answer = walk_in(newcomer, door, mailbox)
    assert answer.headers["Location"] == f"/nordvik/groups/{group.key}/?welcome=1"
    assert newcomer.get(answer.headers["Location"]).status_code == 200
    came = guests_of(group).get()
    assert (came.name, came.entrance_id, came.account.email) == ("Gro Gjest", door.pk, "gro@example.org")
    assert not arrivals().exists()


def test_the_code_works_once_in_this_browser_and_not_after_three_tries(newcomer, group, door, mailbox):
    page = f"/nordvik/join/{door.code}/"
    newcomer.post(page, {"name": "Gro Gjest", "email": "gro@example.org"})
    right = letter_code(mailbox)
    for _time in range(3):
        assert newcomer.post(f"{page}code/", {"code": "AAAA-AAAA"}).status_code == 200
    assert newcomer.post(f"{page}code/", {"code": right}).headers["Location"] == page
    assert not guests_of(group).exists()
    assert not Account.objects.filter(email="gro@example.org").exists()


def test_an_address_we_know_is_answered_like_any_other_and_its_owner_comes_in_as_a_member(
    cast, newcomer, group, door, mailbox
):
    page, known = f"/nordvik/join/{door.code}/", cast.cy.account.email
    answers = [newcomer.post(page, {"name": "Gro Gjest", "email": email}) for email in ("gro@example.org", known)]
    assert {answer.headers["Location"] for answer in answers} == {f"{page}code/"}
    newcomer.post(f"{page}code/", {"code": letter_code(mailbox)})
    assert Membership.objects.trusted(WHY).filter(group=group, person=cast.cy).exists()
    assert not guests_of(group).exists()


def test_a_door_that_closed_meanwhile_lets_nobody_in(newcomer, group, door, mailbox):
    newcomer.post(f"/nordvik/join/{door.code}/", {"name": "Gro Gjest", "email": "gro@example.org"})
    door.close()
    assert newcomer.post(f"/nordvik/join/{door.code}/code/", {"code": letter_code(mailbox)}).status_code == 404
    assert not guests_of(group).exists()


def test_somebody_with_a_login_gives_a_name_and_taps_once(cast, browse, group, door):
    client = browse("selma")
    assert client.post(f"/nordvik/join/{door.code}/", {"name": ""}).status_code == 200
    client.post(f"/nordvik/join/{door.code}/", {"name": "Sel"})
    assert guests_of(group).get().name == "Sel"
    other = wall(circle(cast.here, name="Another"))
    assert 'value="Sel"' in client.get(f"/nordvik/join/{other.code}/").content.decode()


def test_the_eyes_of_a_guest(cast, group, as_guest):
    eyes = viewer_for(guests_of(group).get().account_id, cast.here)
    circle(cast.here, cast.ada, name="Another")
    assert not eyes.is_member
    assert eyes.guest_of == {group.pk}
    assert list(Group.objects.visible_to(eyes)) == [group]
    assert group.has(eyes)
    assert not group.allows(eyes, "lead")


def test_a_guest_sees_the_group_and_no_page_of_the_people_in_it(cast, group, as_guest):
    page = as_guest.get(f"/nordvik/groups/{group.key}/").content.decode()
    assert "You are a guest here" in page
    assert "/nordvik/people/" not in page
    roster = as_guest.get(f"/nordvik/groups/{group.key}/members/").content.decode()
    assert "Haug" not in roster
    assert "/nordvik/people/" not in roster


def test_a_guest_searches_what_is_said_in_the_group_and_no_people(as_guest):
    rebuild.enqueue()
    run_jobs()
    page = as_guest.get("/nordvik/search/", {"q": "Ada"})
    assert page.status_code == 200
    assert "Ødegård" not in page.content.decode()


def test_a_guest_finds_every_other_address_closed(cast, group, as_guest):
    """The whole access map, with the keys of rows that are there: no other group, no person, nothing of members."""
    other = circle(cast.here, cast.ada, name="Another")
    post = Post.objects.create(group=other, by=cast.ada, text="Not for guests.")
    fact(Contact, cast.ada, kind="email", value="ada@home.example.org")
    keys = {"people/": cast.ada.key, "groups/": other.key, "posts/": post.key, "desk/": "1"}
    values = defaultdict(lambda: "none", institution="nordvik", kind="position", slug="you", pk=1, number=1)
    opened = []
    for route in routes():
        if route.rule in ("public", "signed in") or not route.is_of_institution:
            continue
        inside = route.path.removeprefix("/<slug:institution>/")
        values["key"] = next((key for start, key in keys.items() if inside.startswith(start)), cast.ada.key)
        answer = as_guest.get(PARAMETER.sub(lambda found: str(values[found.group(1)]), route.path))
        if answer.status_code not in (403, 404, 405):
            opened.append((route.path, route.rule, answer.status_code))
    assert opened == []


def test_who_has_a_place_behind_the_proved_address_is_told_after_the_code_and_not_before(
    cast, newcomer, group, door, mailbox
):
    fact(Contact, cast.una, kind="email", value="una@example.org")
    page = f"/nordvik/join/{door.code}/"
    newcomer.post(page, {"name": "Una", "email": "una@example.org"})
    before = newcomer.get(f"{page}code/").content.decode()
    newcomer.post(f"{page}code/", {"code": letter_code(mailbox)})
    after = newcomer.get(f"/nordvik/groups/{group.key}/").content.decode()
    offer = "There is a place for you here."
    assert offer not in before
    assert offer in after
    assert offer in newcomer.get("/nordvik/").content.decode()


def test_a_guest_finds_their_groups_at_home_and_may_leave_and_come_again(group, door, as_guest):
    assert group.name in as_guest.get("/nordvik/").content.decode()
    assert as_guest.post(f"/nordvik/groups/{group.key}/guests/leave/").status_code == 302
    assert as_guest.get(f"/nordvik/groups/{group.key}/").status_code == 404
    as_guest.post(f"/nordvik/join/{door.code}/", {"name": "Gro Gjest"})
    assert as_guest.get(f"/nordvik/groups/{group.key}/").status_code == 200


@pytest.mark.parametrize("page", ["invite", "ways-in", "guests", "start"])
def test_a_guest_asks_nobody_in_and_leads_nothing(group, as_guest, page):
    assert as_guest.get(f"/nordvik/groups/{group.key}/{page}/").status_code in (403, 404)
