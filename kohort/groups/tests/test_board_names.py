"""The names beside what people do in groups: those one sees in full, those of other houses by name alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.groups.models import Guest, Partner
from kohort.groups.names import names, sharing_anywhere, sharing_in
from kohort.people.models import Block, Photo
from kohort.people.viewing import viewer_for
from tests.cast import fact
from tests.circles import belong, circle


@pytest.fixture
def group(cast):
    """Ada, Cy, hidden Hedda and unclaimed Una, and from the other house Selma."""
    group = circle(cast.here, cast.ada, cast.cy, cast.hedda, cast.una)
    Partner.objects.create(group=group, institution=cast.there, agreed=timezone.now())
    belong(group, cast.selma)
    return group


def ids(*people):
    return [person.pk for person in people]


def test_whom_one_sees_is_given_in_full(cast, viewer):
    fact(Photo, cast.cy, digest="abc", large=b"l", small=b"s")
    cy = names(ids(cast.cy), viewer("ada"), "nordvik")[cast.cy.pk]
    assert (cy.name, cy.initials, cy.key) == ("Cy Åsen", "CÅ", cast.cy.key)
    assert cy.href == f"/nordvik/people/{cast.cy.key}/"
    assert "abc/small" in cy.photo.small


def test_a_photo_is_given_to_whom_it_is_for(cast, viewer):
    fact(Photo, cast.cy, Audience.OFFICE, digest="abc", large=b"l", small=b"s")
    assert names(ids(cast.cy), viewer("ada"), "nordvik")[cast.cy.pk].photo is None


@pytest.mark.parametrize("who", ["ada", "kari", "selma"])
def test_hidden_and_unclaimed_are_missing(cast, viewer, group, who):
    people = ids(cast.hedda, cast.una)
    assert names(people, viewer(who), "nordvik", sharing=people) == {}


def test_one_always_has_ones_own_name(cast, viewer):
    assert names(ids(cast.hedda), viewer("hedda"), "nordvik")[cast.hedda.pk].name == "Hedda Haug"


def test_those_who_are_apart_have_no_names_for_each_other(cast, viewer, group):
    Block.objects.create(person=cast.ada, whom=cast.cy)
    Block.objects.create(person=cast.ada, whom=cast.selma)
    for one, other in ((cast.ada, cast.cy), (cast.cy, cast.ada), (cast.selma, cast.ada), (cast.ada, cast.selma)):
        eyes = viewer_for(one.account_id, one.institution)
        assert names(ids(other), eyes, one.institution.slug, sharing=ids(other)) == {}


def test_a_stranger_has_no_name(cast, viewer):
    assert names(ids(cast.selma), viewer("ada"), "nordvik") == {}


def test_who_shares_a_group_has_a_name_and_nothing_to_follow(cast, viewer, group):
    fact(Photo, cast.ada, digest="abc", large=b"l", small=b"s")
    for one, other in (("ada", cast.selma), ("selma", cast.ada)):
        eyes = viewer(one)
        shared = sharing_in(group, eyes, ids(other, cast.hedda))
        given = names(ids(other), eyes, "x", sharing=shared)[other.pk]
        assert given.name == other.name
        assert (given.href, given.photo) == ("", None)
        assert given.key != other.key


def test_nobody_shares_once_either_has_left(cast, viewer, group):
    group.memberships.trusted("test").get(person=cast.selma).leave()
    assert sharing_in(group, viewer("ada"), ids(cast.selma)) == set()
    assert sharing_anywhere(viewer("selma"), ids(cast.ada)) == set()


def test_who_is_not_in_the_group_is_told_nobody(cast, viewer, group):
    assert sharing_in(group, viewer("bo"), ids(cast.selma)) == set()
    assert sharing_in(group, viewer("kari"), ids(cast.selma)) == set()


def test_a_guest_reads_the_names_of_the_group_and_follows_none(cast, group, django_user_model):
    account = django_user_model.objects.create_user("guest@example.org")
    until = timezone.localdate() + timedelta(days=9)
    Guest.objects.create(institution=cast.here, group=group, account=account, name="Gry", until=until)
    given = names(ids(cast.ada, cast.bo, cast.hedda), viewer_for(account.pk, cast.here), "nordvik")
    assert {pk: (one.name, one.href, one.photo) for pk, one in given.items()} == {
        cast.ada.pk: ("Ada Ødegård", "", None)
    }


def test_queries_do_not_grow(cast, viewer, group, django_assert_max_num_queries):
    eyes = viewer("ada")
    with django_assert_max_num_queries(5):
        people = ids(cast.ada, cast.bo, cast.cy, cast.tora, cast.stein, cast.selma)
        assert len(names(people, eyes, "nordvik", sharing=sharing_in(group, eyes, people))) == 6
