"""A guest turns out to be somebody: by claiming a place, or because the office says so. An officer may only vouch."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.claims.claiming import claim
from kohort.claims.models import Claim
from kohort.claims.stopping import stop
from kohort.conversations.models import Asker, Comment, Post
from kohort.groups.entering.becoming import claimed
from kohort.groups.entering.models import Arrival, Guest
from kohort.groups.entering.sweeping import sweep
from kohort.groups.models import Membership
from kohort.people.jobs import rebuild
from kohort.people.models import Affiliation, Person
from kohort.people.viewing import viewer_for
from tests.circles import circle
from tests.jobs import run_jobs

from .doors import WHY, guest, guests_of, wall


@pytest.fixture
def group(cast):
    return circle(cast.here, cast.bo, leader=cast.ada)


@pytest.fixture
def gro(cast, group):
    return guest(group, entrance=wall(group, cast.ada))


def eyes_of(account, cast):
    return viewer_for(account.pk, cast.here)


def is_member(group, person):
    return Membership.objects.trusted(WHY).filter(group=group, person=person, left=None).exists()


def test_who_claims_a_place_is_a_member_and_what_they_wrote_is_theirs(cast, group, gro):
    post = Post.objects.create(group=group, guest=gro, text="Boots?")
    Comment.objects.create(post=post, guest=gro, text="Size 39.")
    quiet = Post.objects.create(group=group, guest=gro, unnamed=True, text="May I ask?")
    claim(cast.una, gro.account, way=Claim.Way.MAIL, settled=True)
    run_jobs()
    mine = Membership.objects.trusted(WHY).get(group=group, person=cast.una)
    assert (mine.way, mine.entrance_id) == ("entrance", gro.entrance_id)
    assert eyes_of(gro.account, cast).guest_of == frozenset()
    assert Post.objects.trusted(WHY).get(pk=post.pk).by_id == cast.una.pk
    assert Comment.objects.trusted(WHY).get().by_id == cast.una.pk
    assert Post.objects.trusted(WHY).get(pk=quiet.pk).by_id is None
    assert Asker.objects.trusted(WHY).get(post=quiet).person_id == cast.una.pk
    told = Happening.objects.trusted(WHY).filter(verb="claimed").get()
    claimed(told)
    assert Happening.objects.trusted(WHY).filter(verb="guest.confirmed").count() == 1


def test_a_claim_that_is_stopped_makes_them_the_guest_they_were(cast, group, gro):
    post = Post.objects.create(group=group, guest=gro, text="Boots?")
    quiet = Post.objects.create(group=group, guest=gro, unnamed=True, text="May I ask?")
    by_rule = guest(circle(cast.here, cast.una), email=gro.account.email)
    Membership.objects.trusted(WHY).filter(person=cast.una).update(way="rule", since="2026-01-01T00:00Z")
    made = claim(cast.una, gro.account, way=Claim.Way.MAIL, settled=False)
    run_jobs()
    assert stop(made)
    run_jobs()
    assert not is_member(group, cast.una)
    assert is_member(by_rule.group, cast.una)
    assert eyes_of(gro.account, cast).guest_of == {group.pk, by_rule.group_id}
    for one in (post, quiet):
        one.refresh_from_db(from_queryset=Post.objects.trusted(WHY))
        assert (one.by_id, one.guest_id) == (None, gro.pk)
    assert not Asker.objects.trusted(WHY).exists()


def test_who_said_goodbye_or_whose_time_was_over_keeps_the_words_and_is_not_back_in(cast, group, gro):
    post = Post.objects.create(group=group, guest=gro, text="Boots?")
    gro.end()
    claim(cast.una, gro.account, way=Claim.Way.MAIL, settled=True)
    run_jobs()
    assert not is_member(group, cast.una)
    assert Post.objects.trusted(WHY).get(pk=post.pk).by_id == cast.una.pk


def test_the_office_finds_the_guest_in_the_register(cast, browse, group, gro):
    rebuild.enqueue()
    run_jobs()
    client, page = browse("arne"), f"/nordvik/desk/guests/{gro.key}/"
    assert "Gro Gjest" in client.get("/nordvik/desk/guests/").content.decode()
    found = client.get(page, {"q": "Una"}).content.decode()
    assert f'value="{cast.una.key}"' in found
    assert client.get(page, {"q": "Ada"}).content.decode().count('name="person"') == 0
    client.post(page, {"person": cast.una.key})
    run_jobs()
    cast.una.refresh_from_db()
    assert cast.una.account_id == gro.account_id
    assert is_member(group, cast.una)
    made = Claim.objects.trusted(WHY).get(person=cast.una)
    assert (made.way, made.settles_at is None) == ("office", False)


def test_a_place_that_is_taken_stays_with_whom_it_belongs_to(cast, browse, gro):
    browse("kari").post(f"/nordvik/desk/guests/{gro.key}/", {"person": cast.bo.key})
    assert Guest.objects.trusted(WHY).get().became_id is None
    assert not Claim.objects.trusted(WHY).filter(account=gro.account).exists()


def test_the_office_adds_a_guest_whom_no_register_knows(cast, browse, group, gro):
    fields = {"given_names": "Gro", "surname": "Gjest", "affiliation": "staff"}
    browse("kari").post(f"/nordvik/desk/guests/{gro.key}/", fields)
    run_jobs()
    person = Person.objects.trusted(WHY).get(account=gro.account)
    assert Affiliation.objects.trusted(WHY).get(person=person).kind == "staff"
    assert is_member(group, person)
    assert browse("kari").get(f"/nordvik/desk/guests/{gro.key}/").status_code == 302


def test_an_officer_vouches_and_the_directory_stays_closed(cast, browse, group, gro):
    until, page = gro.until, f"/nordvik/groups/{group.key}/guests/"
    assert "Gro Gjest" in browse("ada").get(page).content.decode()
    browse("ada").post(page, {"guest": gro.key, "do": "vouch"})
    gro.refresh_from_db()
    assert gro.until > until + timedelta(days=300)
    assert gro.vouched_by_id == cast.ada.pk
    eyes = eyes_of(gro.account, cast)
    assert eyes.guest_of == {group.pk}
    assert not eyes.is_member


def test_who_was_shown_out_does_not_come_back_by_the_same_code(cast, browse, group, gro, client):
    browse("ada").post(f"/nordvik/groups/{group.key}/guests/", {"guest": gro.key, "do": "goodbye"})
    client = browse()
    client.force_login(gro.account, "allauth.account.auth_backends.AuthenticationBackend")
    assert client.post(f"/nordvik/join/{gro.entrance.code}/", {"name": "Gro"}).status_code == 403
    assert client.get(f"/nordvik/groups/{group.key}/").status_code == 404


@pytest.mark.parametrize("who", ["bo", "cy", "selma"])
def test_guests_are_the_business_of_who_leads(browse, group, who):
    assert browse(who).get(f"/nordvik/groups/{group.key}/guests/").status_code == 404


def test_a_guests_time_ends_by_itself_and_the_sweep_clears_away(cast, group, gro):
    yesterday = timezone.localdate() - timedelta(days=1)
    guests_of(group).update(until=yesterday)
    assert eyes_of(gro.account, cast).guest_of == frozenset()
    door = wall(group, days=-1)
    Arrival.objects.create(group=group, name="Late", email="late@example.org", at=timezone.now() - timedelta(days=2))
    sweep()
    assert not Arrival.objects.trusted(WHY).exists()
    gro.refresh_from_db()
    door.refresh_from_db()
    assert gro.ended
    assert not gro.was_shown_out
    assert door.closed
    guests_of(group).update(ended=timezone.now() - timedelta(days=92))
    sweep()
    assert not guests_of(group).exists()
