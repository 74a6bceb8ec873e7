"""A guest sees what is kept of them, takes a copy, and leaves with everything: here, and nowhere else."""

import json
import time

import pytest

from kohort.accounts.landing import home_of, institutions_of
from kohort.accounts.models import Account
from kohort.activity.models import Happening, record
from kohort.conversations.models import Comment, Image, Post
from kohort.groups.models import Guest
from kohort.groups.tests.doors import guest
from tests.circles import circle

WHY = "a test looks at everything"
PAGE = "/nordvik/guest/"


@pytest.fixture
def group(cast):
    return circle(cast.here, cast.bo, leader=cast.ada)


@pytest.fixture
def gro(group):
    return guest(group)


@pytest.fixture
def said(cast, group, gro):
    """A post of Gro's with a picture, which Bo has answered; one of another guest; and who came."""
    post = Post.objects.create(group=group, guest=gro, text="Boots of Gro?", link="https://gro.example.org")
    Image.objects.create(post=post, digest="0123456789abcdef", large=b"L", small=b"S", words="Green boots")
    Comment.objects.create(post=post, by=cast.bo, text="Size 39")
    Comment.objects.create(post=post, guest=gro, text="Thanks from Gro")
    Post.objects.create(group=group, guest=guest(group, "per@example.org", "Per Gjest"), text="Skis of Per?")
    Post.objects.create(group=group, text="Of somebody who is gone")
    record("guest.came", institution=cast.here, by=gro.account_id, group=group.pk)
    record("guest.came", institution=cast.here, group=group.pk)
    return post


@pytest.fixture
def signed_in(browse, gro):
    client = browse()
    client.force_login(gro.account, "allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["signed"] = time.time()
    session.save()
    return client


def texts(model):
    return sorted(model.objects.trusted(WHY).values_list("text", flat=True))


def test_signing_in_leads_to_where_one_is_a_guest(gro):
    assert home_of(gro.account) == "/nordvik/"
    gro.end()
    assert home_of(gro.account) == "/"


def test_one_page_says_where_and_changes_the_name(signed_in, group, gro):
    assert PAGE in signed_in.get("/nordvik/").content.decode()
    assert PAGE in signed_in.get(f"/nordvik/groups/{group.key}/").content.decode()
    assert "Rubber boots" in signed_in.get(PAGE).content.decode()
    assert "Write your name." in signed_in.post(PAGE, {"name": ""}).content.decode()
    signed_in.post(PAGE, {"name": "Gro Gran"})
    gro.refresh_from_db(from_queryset=Guest.objects.trusted(WHY))
    assert gro.name == "Gro Gran"


def test_the_copy_has_all_of_theirs_and_nothing_of_others(signed_in, said):
    text = signed_in.post(f"{PAGE}copy/").content.decode()
    told = json.loads(text)["records"]
    assert [one["text"] for one in told["conversations.post"]] == ["Boots of Gro?"]
    assert [one["text"] for one in told["conversations.comment"]] == ["Thanks from Gro"]
    assert [one["words"] for one in told["conversations.image"]] == ["Green boots"]
    assert told["groups.guest"][0]["name"] == "Gro Gjest"
    assert len(told["activity.happening"]) == 1
    assert all(word not in text for word in ("Per", "Size 39", "gone", "@nordvik"))


def test_who_leaves_takes_everything_along(signed_in, said, gro):
    assert "Nobody can bring it back" in signed_in.get(f"{PAGE}leave/").content.decode()
    assert signed_in.post(f"{PAGE}leave/")["Location"] == "/nordvik/left/"
    assert texts(Post) == ["", "Of somebody who is gone", "Skis of Per?"]
    assert texts(Comment) == ["", "Size 39"]
    assert not Image.objects.trusted(WHY).exists()
    assert [one.name for one in Guest.objects.trusted(WHY)] == ["Per Gjest"]
    assert not Account.objects.filter(pk=gro.account_id).exists()
    assert not Happening.objects.trusted(WHY).filter(by__isnull=False).exists()


def test_what_they_have_next_door_stays(cast, signed_in, said, gro):
    next_door = guest(circle(cast.there))
    assert next_door.account_id == gro.account_id
    kept = Post.objects.create(group=next_door.group, guest=next_door, text="Next door")
    signed_in.post(f"{PAGE}leave/")
    assert [one.slug for one in institutions_of(gro.account)] == ["sundby"]
    assert Post.objects.trusted(WHY).get(pk=kept.pk).text == "Next door"
    assert signed_in.get(PAGE).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("ada", 404), ("arne", 404), ("selma", 404), (None, 302)])
def test_it_is_for_guests(browse, gro, who, status):
    assert browse(who).get(PAGE).status_code == status
