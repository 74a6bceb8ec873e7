"""Posts are found by whoever may read them, by nobody else, and never a moment longer."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kohort.conversations.indexing import CONTENTS, POSTS, changed, documents, everything, problems, question
from kohort.conversations.models import Comment, Post
from kohort.groups.models import Guest, Membership
from kohort.people.models import Block
from kohort.people.viewing import viewer_for
from kohort.privacy.erasing import erase
from tests.circles import belong, circle
from tests.jobs import run_jobs


@pytest.fixture
def boots(cast):
    POSTS.rebuild(everything)
    return circle(cast.here, cast.ada, cast.bo, name="Rubber boots")


def say(group, by, text="Stovler til utlån", **more):
    post = Post.objects.create(group=group, by=by, text=text, **more)
    run_jobs()
    return post


def found(viewer, text):
    answer = POSTS.ask(question(text, viewer))
    assert answer.total == len(answer.owners)
    return answer.owners


def test_those_in_the_group_find_what_is_said_there(cast, boots, viewer):
    post = say(boots, cast.bo, "Støvler til utlån")
    assert found(viewer("ada"), "stovler") == [post.pk]
    for other in ("cy", "kari", "selma"):
        assert found(viewer(other), "stovler") == []


def test_a_post_to_a_class_is_found_by_that_class(cast, boots, viewer):
    belong(boots, cast.cy)
    post = say(boots, cast.bo, programme=cast.history, first_year=2008, last_year=2011)
    assert found(viewer("ada"), "stovler") == [post.pk]
    assert found(viewer("cy"), "stovler") == []


def test_the_newest_come_first_and_own_words_before_comments(cast, boots, viewer):
    old = say(boots, cast.bo, at=timezone.now() - timedelta(days=9))
    commented = say(boots, cast.bo, "Noe annet")
    Comment.objects.create(post=commented, by=cast.ada, text="Jeg har stovler")
    new = say(boots, cast.bo)
    assert found(viewer("ada"), "stovler") == [new.pk, old.pk, commented.pk]


def test_nobody_is_found_by_the_name_they_wrote_under(cast, boots, viewer):
    say(boots, cast.bo)
    say(boots, None, unnamed=True)
    assert found(viewer("ada"), "Berg") == []


def test_words_that_are_changed_are_not_found_while_the_index_catches_up(cast, boots, viewer):
    post = say(boots, cast.bo, "hemmelig")
    post.text = "noe annet"
    post.save()
    assert found(viewer("ada"), "hemmelig") == []
    run_jobs()
    assert found(viewer("ada"), "hemmelig") == []
    assert found(viewer("ada"), "annet") == [post.pk]


def test_what_is_removed_is_gone_at_once_and_may_come_back(cast, boots, viewer):
    post = say(boots, cast.bo)
    comment = Comment.objects.create(post=post, by=cast.ada, text="gummistrikk")
    for row, word in ((comment, "gummistrikk"), (post, "stovler")):
        row.removed = timezone.now()
        row.save(update_fields=["removed"])
        assert found(viewer("bo"), word) == []
        run_jobs()
        assert found(viewer("bo"), word) == []
        row.removed = None
        row.save(update_fields=["removed"])
        run_jobs()
        assert found(viewer("bo"), word) == [post.pk]


def test_who_leaves_the_group_finds_nothing_of_it(cast, boots, viewer):
    say(boots, cast.bo)
    Membership.objects.trusted("test").filter(person=cast.ada).update(left=timezone.now())
    assert found(viewer("ada"), "stovler") == []


def test_a_guest_finds_what_is_said_in_their_group(cast, boots):
    post = say(boots, cast.bo)
    say(circle(cast.here, cast.bo, name="Another"), cast.bo)
    Guest.objects.create(
        institution=cast.here, group=boots, account_id=cast.selma.account_id, name="Selma", until="2099-01-01"
    )
    assert found(viewer_for(cast.selma.account_id, cast.here), "stovler") == [post.pk]


def test_who_is_apart_is_not_found_by_their_words(cast, boots, viewer):
    post = say(boots, cast.ada)
    Comment.objects.create(post=post, by=cast.bo, text="gummistrikk")
    run_jobs()
    Block.objects.create(person=cast.ada, whom=cast.bo)
    assert found(viewer("ada"), "gummistrikk") == []


def test_words_of_whoever_is_erased_leave_the_index(cast, boots, viewer):
    post = say(boots, cast.ada, "stovler")
    Comment.objects.create(post=post, by=cast.bo, text="gummistrikk")
    run_jobs()
    erase(cast.bo)
    assert found(viewer("ada"), "gummistrikk") == []
    run_jobs()
    assert found(viewer("ada"), "gummistrikk") == []
    assert found(viewer("ada"), "stovler") == [post.pk]


def test_a_missing_index_is_told_and_made(cast, viewer):
    group = circle(cast.here, cast.ada)
    assert list(problems()) == []
    post = Post.objects.create(group=group, by=cast.ada, text="stovler")
    assert "kohort reindex" in next(problems())
    run_jobs()
    assert list(problems()) == []
    assert found(viewer("ada"), "stovler") == [post.pk]
    assert CONTENTS.owners().count() == 1


def test_a_post_that_is_gone_has_no_document(cast, boots, viewer):
    post = say(boots, cast.bo)
    pk = post.pk
    post.delete()
    assert list(documents([pk])) == []
    assert found(viewer("ada"), "stovler") == []


SAID = st.fixed_dictionaries(
    {
        "group": st.integers(0, 2),
        "by": st.sampled_from(["ada", "bo", "cy", "stein"]),
        "to": st.sampled_from(
            [None, None, ("history", 2005, 2007), ("history", 2009, 2012), ("economics", 2024, 2025)]
        ),
        "removed": st.booleans(),
    }
)
WHO = ("ada", "bo", "cy", "stein", "kari", "selma")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SAID, max_size=8), st.lists(st.tuples(st.integers(0, 2), st.sampled_from(WHO[:4]))), st.booleans())
def test_the_index_agrees_with_the_database(cast, said, members, at_once):
    with transaction.atomic():
        groups = [circle(cast.here, *{getattr(cast, who) for at, who in members if at == n}) for n in range(3)]
        posts = Post.objects.bulk_create(_post(cast, groups, one) for one in said)
        POSTS.rebuild(everything)
        if not at_once:
            changed([post.pk for post in posts], narrowing=True)
            run_jobs()
        for who in WHO:
            person = getattr(cast, who)
            viewer = viewer_for(person.account_id, cast.here, proven=True)
            seen = Post.objects.visible_to(viewer).exclude(removed__isnull=False)
            own = [post.pk for post in posts if post.by_id == person.pk and not _is_for(post, viewer)]
            expected = set(seen.values_list("pk", flat=True)) - set(
                own
            )  # to a class one is not in: found by that class
            assert set(POSTS.ask(question("stovler", viewer), limit=100).owners) == expected
        transaction.set_rollback(True)


def _post(cast, groups, one):
    programme, first, last = one["to"] or (None, None, None)
    return Post(
        group=groups[one["group"]],
        by=getattr(cast, one["by"]),
        text="Stovler",
        programme=programme and getattr(cast, programme),
        first_year=first,
        last_year=last,
        removed=timezone.now() if one["removed"] else None,
    )


def _is_for(post, viewer) -> bool:
    return post.programme_id is None or any(
        post.programme_id == one.programme_id and post.first_year <= one.last_year and one.first_year <= post.last_year
        for one in viewer.classes
    )
