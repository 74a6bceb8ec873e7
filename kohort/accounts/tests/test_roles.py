"""A coordinator gives a role to somebody who is here, and takes one back. It waits for a passkey; the last coordinator
stays; they hear of it, and it is written down."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.access.viewer import Role
from kohort.accounts.models import Account, OfficeRole
from kohort.activity.models import Happening
from kohort.people.models import Person

OFFICE, NEW = "/nordvik/desk/office/", "/nordvik/desk/office/new/"


def of(person, role):
    return OfficeRole.objects.trusted("test").get(
        account=person.account_id, institution=person.institution_id, role=role
    )


def give(client, email, role=Role.ASSISTANT):
    return client.post(NEW, {"email": email, "role": role})


def log():
    return list(Happening.objects.trusted("test").filter(verb__startswith="office role").values_list("verb", "by"))


def test_a_member_becomes_an_assistant_and_waits_for_a_passkey(cast, browse, mailbox, settings):
    settings.FACTOR_STAND_INS = []
    kari = browse("kari")
    assert give(kari, "Ada@nordvik.example.org").headers["Location"] == OFFICE
    assert "It waits until they have made a passkey." in kari.get(OFFICE).content.decode()
    letter = mailbox.deliver()[-1]
    assert (letter["To"], letter["Content-Language"]) == ("ada@nordvik.example.org", "nb")
    assert log() == [("office role given", cast.kari.account_id)]
    ada = browse("ada", proven=False)
    assert ada.get("/nordvik/desk/").headers["Location"].startswith("/second-factor/")
    assert browse("ada").get("/nordvik/desk/").status_code == 200


@pytest.mark.parametrize("email", ["nobody@example.org", "kanarifugl@sundby.example.org", "unproved@example.org"])
def test_only_to_who_is_here(cast, browse, email):
    """Neither to a stranger nor to the neighbour's people. (fault: role-for-anybody)"""
    cast.bo.account.emailaddress_set.create(email="unproved@example.org", verified=False)
    page = give(browse("kari"), email).content.decode()
    assert "Nobody here signs in by this address." in page
    assert email in page
    assert log() == []
    assert not Account.objects.filter(email="nobody@example.org").exists()


def test_not_while_the_claim_of_a_place_may_be_stopped(cast, browse):
    """Whoever reads a mailbox that was somebody else's becomes no coordinator by it."""
    Person.objects.trusted("test").filter(pk=cast.ada.pk).update(settles_at=timezone.now() + timedelta(days=7))
    assert "that can be stopped for a week" in give(browse("kari"), "ada@nordvik.example.org").content.decode()
    assert log() == []


def test_nobody_has_the_same_role_twice(cast, browse):
    assert "They have this role already." in give(browse("kari"), "arne@nordvik.example.org").content.decode()
    assert give(browse("kari"), "arne@nordvik.example.org", Role.ANALYST).status_code == 302


def test_a_role_is_withdrawn_at_once(cast, browse, mailbox):
    address = f"{OFFICE}{of(cast.arne, Role.ASSISTANT).pk}/"
    assert "arne@nordvik.example.org" in browse("kari").get(address).content.decode()
    assert browse("kari").post(address).headers["Location"] == OFFICE
    assert browse("arne").get("/nordvik/desk/").status_code == 403
    assert mailbox.deliver()[-1]["To"] == "arne@nordvik.example.org"
    assert log() == [("office role ended", cast.kari.account_id)]
    assert browse("kari").post(address).status_code == 404
    assert browse("kari").get(f"{address}new-factor/").status_code == 404  # nothing of theirs is the office's any more


def test_the_last_coordinator_stays(cast, browse):
    """Nor does one leave whose only fellow can sign in no more. (fault: last-coordinator)"""
    address = f"{OFFICE}{of(cast.kari, Role.COORDINATOR).pk}/"
    give(browse("kari"), "bo@nordvik.example.org", Role.COORDINATOR)
    Account.objects.filter(pk=cast.bo.account_id).update(is_active=False)
    assert "This is the only coordinator." in browse("kari").post(address).content.decode()
    assert browse("kari").get(OFFICE).status_code == 200
    Account.objects.filter(pk=cast.bo.account_id).update(is_active=True)
    assert browse("kari").post(address).headers["Location"] == "/nordvik/"
    assert browse("kari").get(OFFICE).status_code == 403


@pytest.mark.parametrize("name", ["arne", "anja", "ada", "selma"])
def test_for_coordinators_of_the_house_alone(cast, browse, name):
    assert give(browse(name), "ada@nordvik.example.org").status_code == 403
    theirs = of(cast.kari if name == "selma" else cast.arne, Role.COORDINATOR if name == "selma" else Role.ASSISTANT)
    assert browse(name).post(f"{OFFICE}{theirs.pk}/").status_code == 404
    assert log() == []
