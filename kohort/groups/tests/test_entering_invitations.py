"""Members ask others in: by name, by address, by a link of their own. Who is asked answers with one button, or not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.accounts.limits import Limit, TooOften
from kohort.activity.models import Happening
from kohort.groups.entering import inviting
from kohort.groups.entering.inviting import invite
from kohort.groups.entering.models import Invite
from kohort.groups.models import Group, Membership
from kohort.people.jobs import rebuild
from tests.circles import circle
from tests.jobs import run_jobs
from tests.pages import without_tokens

from .doors import WHY, guests_of, letter_code


@pytest.fixture
def group(cast):
    return circle(cast.here, cast.bo, leader=cast.ada, admits="invitation")


@pytest.fixture
def page(group):
    return f"/nordvik/groups/{group.key}/invite/"


def invites(group):
    return Invite.objects.trusted(WHY).filter(group=group)


def member(group, person):
    return Membership.objects.trusted(WHY).filter(group=group, person=person, left=None).first()


def test_a_member_finds_people_by_name_and_ticks_them(cast, browse, group, page):
    rebuild.enqueue()
    run_jobs()
    client = browse("bo")
    found = client.get(page, {"q": "Cy"}).content.decode()
    assert f'value="{cast.cy.key}"' in found
    client.post(page, {"person": [cast.cy.key, cast.ada.key, cast.una.key, cast.hedda.key, cast.selma.key]})
    assert [one.person_id for one in invites(group)] == [cast.cy.pk]
    assert "Asked, and has not answered" in client.get(page, {"q": "Cy"}).content.decode()


def test_classmates_are_suggested_and_nobody_who_is_in_already(cast, browse, page):
    names = browse("bo").get(page).content.decode()
    assert "Ada Ødegård" not in names.partition("Your classmates")[2]
    other = circle(cast.here, cast.bo, name="Another")
    names = browse("bo").get(f"/nordvik/groups/{other.key}/invite/").content.decode()
    assert "Ada Ødegård" in names.partition("Your classmates")[2]
    assert "Hedda" not in names
    assert "Una" not in without_tokens(names)


def test_who_is_asked_sees_a_group_that_is_secret_and_answers_with_one_button(cast, browse, viewer, group):
    assert not Group.objects.visible_to(viewer("cy")).exists()
    asked = invite(group, by=viewer("ada"), person=cast.cy)
    assert invite(group, by=viewer("ada"), person=cast.cy) == asked
    told = Happening.objects.trusted(WHY).filter(verb="invite.sent")
    assert list(told.values_list("about", "particulars")) == [(cast.cy.pk, {"group": group.pk})]
    assert list(Group.objects.visible_to(viewer("cy"))) == [group]
    assert "Ada Ødegård asks you into Rubber boots." in browse("cy").get("/nordvik/").content.decode()
    browse("cy").post(f"/nordvik/join/{asked.key}/")
    assert member(group, cast.cy).invited_by_id == cast.ada.pk
    assert browse("cy").post(f"/nordvik/join/{asked.key}/").status_code == 404


def test_an_invitation_by_name_is_good_for_nobody_else(cast, browse, viewer, group):
    asked = invite(group, by=viewer("ada"), person=cast.cy)
    for who in (None, "stein", "kari"):
        assert browse(who).get(f"/nordvik/join/{asked.key}/").status_code == 404


def test_declining_is_silent(cast, browse, viewer, group):
    asked = invite(group, by=viewer("ada"), person=cast.cy)
    count = Happening.objects.trusted(WHY).count()
    browse("cy").post(f"/nordvik/join/{asked.key}/", {"do": "decline"})
    assert member(group, cast.cy) is None
    assert Happening.objects.trusted(WHY).count() == count
    assert not Group.objects.visible_to(viewer("cy")).exists()


def test_an_address_gets_a_letter_and_nothing_tells_whether_we_know_it(cast, browse, group, page, mailbox):
    client = browse("bo")
    answers = []
    for address in ("new@example.org", cast.cy.account.email):
        client.post(page, {"addresses": address})
        answers.append([str(message) for message in client.get(page).context["messages"]])
    assert answers == [["A letter is on its way."]] * 2
    letters = mailbox.deliver()
    assert [letter["To"] for letter in letters] == ["new@example.org", cast.cy.account.email]
    text = letters[0].get_body("plain").get_content()
    assert "Bo Berg asks you into the group Rubber boots" in text
    assert text.count("http") == 1
    assert f"/nordvik/join/{invites(group).first().key}/" in text


def test_whoever_holds_the_letter_comes_in_once_as_a_guest(cast, browse, viewer, group, mailbox):
    asked = invite(group, by=viewer("bo"), email="new@example.org")
    mailbox.deliver()
    client, door = browse(), f"/nordvik/join/{asked.key}/"
    assert 'value="new@example.org"' in client.get(door).content.decode()
    client.post(door, {"name": "Nina Ny", "email": "new@example.org"})
    client.post(f"{door}code/", {"code": letter_code(mailbox)})
    assert guests_of(group).get().name == "Nina Ny"
    assert browse().get(door).status_code == 404


def test_an_invitation_ends_after_thirty_days(browse, viewer, group):
    asked = invite(group, by=viewer("bo"), email="new@example.org")
    invites(group).update(at=timezone.now() - timedelta(days=31))
    assert browse().get(f"/nordvik/join/{asked.key}/").status_code == 404


def test_an_address_hears_three_times_a_week_whoever_asks(viewer, group, mailbox):
    for who in ("ada", "bo", "kari", "tora"):
        invite(group, by=viewer(who), email="new@example.org")
    assert len(mailbox.deliver()) == 3


def test_nobody_has_more_than_so_many_letters_sent_a_day(browse, viewer, group, page, monkeypatch):
    monkeypatch.setattr(inviting, "LETTERS_A_DAY", Limit("group invitations by mail", 1, 86_400))
    invite(group, by=viewer("bo"), email="a@example.org")
    with pytest.raises(TooOften):
        invite(group, by=viewer("bo"), email="b@example.org")
    told = browse("bo").post(page, {"addresses": "c@example.org"}, follow=True).content.decode()
    assert "enough for one day" in told


def test_wrong_addresses_are_named_and_too_many_refused(browse, group, page):
    client = browse("bo")
    wrong = client.post(page, {"addresses": "kari@example.org, no-at"}).content.decode()
    assert "“no-at” is not an e-mail address." in wrong
    assert "kari@example.org, no-at" in wrong
    many = " ".join(f"a{number}@example.org" for number in range(11))
    assert "At most ten at once." in client.post(page, {"addresses": many}).content.decode()
    assert not invites(group).exists()


def test_who_is_not_in_the_group_invites_nobody(cast, browse):
    open_group = circle(cast.here, cast.ada)
    assert browse("cy").get(f"/nordvik/groups/{open_group.key}/invite/").status_code == 404
