"""What is said to somebody becomes one notice a conversation, for those who may read it and for nobody else."""

import pytest

from kohort.activity.jobs import tell
from kohort.activity.models import Happening, record
from kohort.conversations.letters.writing import ask, write
from kohort.conversations.models import Asked, Asker, Letter, Mention, Party, Post, Thread
from kohort.groups.models import Invite, Membership
from kohort.notices.models import Mailing, Notice
from kohort.notices.reach import readers
from kohort.people.models import Block
from kohort.people.viewing import viewer_for
from tests.circles import circle
from tests.jobs import run_jobs

WHY = "a test looks at everything"


def told() -> dict[int, tuple[str, int]]:
    """Person: (verb, count) of everything unread."""
    rows = Notice.objects.trusted(WHY).filter(read__isnull=True)
    return {one.person_id: (one.verb, one.count) for one in rows}


def test_who_follows_is_told_once_and_the_writer_is_not(boots, cast):
    post = boots.post(cast.ada)
    boots.follow(post, cast.bo, cast.cy)
    boots.answer(post, cast.bo)
    boots.answer(post, cast.bo, "And 44.")
    run_jobs()
    assert told() == {cast.ada.pk: ("comment.written", 2), cast.cy.pk: ("comment.written", 2)}
    assert Mailing.objects.trusted(WHY).count() == 2  # one until it is read


def test_a_happening_told_twice_is_told_once(boots, cast):
    boots.answer(boots.post(cast.ada), cast.bo)
    run_jobs()
    tell.func(Happening.objects.trusted(WHY).get(verb="comment.written").pk)
    assert told() == {cast.ada.pk: ("comment.written", 1)}
    assert Mailing.objects.trusted(WHY).count() == 1


def test_what_comes_after_reading_counts_anew(boots, cast):
    post = boots.post(cast.ada)
    boots.answer(post, cast.bo)
    run_jobs()
    Notice.objects.trusted(WHY).get().mark_read()
    assert told() == {}
    boots.answer(post, cast.cy)
    run_jobs()
    assert told() == {cast.ada.pk: ("comment.written", 1)}
    assert Mailing.objects.trusted(WHY).count() == 2


def test_muted_left_apart_and_out_of_class_are_not_told(boots, cast):
    years = {"programme": cast.history, "first_year": 2005, "last_year": 2009}
    post = boots.post(cast.ada, **years)
    boots.follow(post, cast.cy)  # of another programme
    boots.follow(post, cast.bo, muted=True)
    Block.objects.create(person=cast.hedda, whom=cast.ada)
    boots.follow(post, cast.hedda)
    boots.answer(post, cast.ada)
    Membership.objects.trusted(WHY).filter(person=cast.bo).update(left="2026-01-01T00:00Z")
    run_jobs()
    assert told() == {}


def test_the_class_is_told_of_what_was_said_to_it(boots, cast):
    post = boots.post(cast.ada, programme=cast.history, first_year=2005, last_year=2009)
    boots.follow(post, cast.bo, cast.cy)
    boots.answer(post, cast.ada)
    run_jobs()
    assert told() == {cast.bo.pk: ("comment.written", 1)}


@pytest.mark.parametrize(
    "years", [{}, {"first_year": 2005, "last_year": 2009}, {"first_year": 1990, "last_year": 1992}]
)
def test_the_rule_for_many_is_the_rule_for_each(boots, cast, years):
    """`reach.readers` says in one query what the guard says to each."""
    post = boots.post(cast.ada, programme=cast.history if years else None, **years)
    Block.objects.create(person=cast.bo, whom=cast.ada)
    everybody = [one for one in vars(cast).values() if hasattr(one, "account_id")]
    seen = {one.pk for one in everybody if _sees(one, post)}
    assert set(readers(post, [one.pk for one in everybody])) == seen
    assert cast.ada.pk in seen
    assert cast.bo.pk not in seen


def _sees(person, post) -> bool:
    viewer = viewer_for(person.account_id, person.institution)
    return Post.objects.visible_to(viewer).filter(pk=post.pk).exists()


def test_who_is_named_is_told_that_and_not_the_answer_too(boots, cast):
    post = boots.post(cast.ada)
    boots.follow(post, cast.cy)
    comment = boots.answer(post, cast.bo, "@Cy Åsen has some")
    Mention.objects.create(post=post, comment=comment, person=cast.cy)
    record("mentioned", institution=cast.here, about=cast.cy, post=post.pk, comment=comment.pk)
    run_jobs()
    assert told()[cast.cy.pk] == ("mentioned", 1)


def test_who_asked_without_a_name_is_told_of_answers_and_not_of_their_own(boots, cast):
    post = boots.post(cast.bo, unnamed=True, kind="question")
    Asker.objects.create(post=post, person=cast.bo)
    boots.answer(post, cast.cy)
    own = boots.answer(post, None, unnamed=True)
    Asker.objects.create(comment=own, person=cast.bo)
    run_jobs()
    assert told() == {cast.bo.pk: ("comment.written", 1)}


def test_somebody_who_could_answer_is_asked(boots, cast):
    post = boots.post(cast.ada, kind="question")
    Asked.objects.create(post=post, person=cast.cy, asked_by=cast.bo)
    record("could.answer", institution=cast.here, about=cast.cy, post=post.pk)
    run_jobs()
    assert told() == {cast.cy.pk: ("could.answer", 1)}


def test_letters_reach_the_other_of_the_two(boots, cast):
    thread = Thread.objects.create(institution=cast.here, pair="1-2", begun_by=cast.ada)
    for one in (cast.ada, cast.cy):
        Party.objects.create(thread=thread, person=one)
    letter = Letter.objects.create(thread=thread, by=cast.ada, text="Hello Cy")
    record("letter.written", institution=cast.here, thread=thread.pk, letter=letter.pk)
    run_jobs()
    assert told() == {cast.cy.pk: ("letter.written", 1)}


def test_who_asked_for_an_answer_is_told_of_the_yes_and_then_of_letters(boots, cast):
    thread = ask(cast.stein, cast.ada, "May I ask you something?", takes="mail")
    thread.accept()
    run_jobs()
    assert told()[cast.stein.pk] == ("letter.answered", 1)
    for words in ("Hello Stein", "Ask away"):
        write(thread, cast.ada, words)
    run_jobs()
    assert told()[cast.stein.pk] == ("letter.written", 2)


def test_a_letter_that_says_yes_is_told_once(boots, cast):
    write(ask(cast.stein, cast.ada, "May I ask you something?", takes="mail"), cast.ada, "Yes")
    run_jobs()
    assert told()[cast.stein.pk] == ("letter.written", 1)


def test_who_started_a_group_is_told_that_it_is_not_approved(boots, cast, browse):
    group = circle(cast.here, started_by=cast.bo, approved=None)
    group.close(by=cast.kari.account_id, declined="There is one for boots already.")
    boots.group.close(by=cast.kari.account_id)
    run_jobs()
    assert told() == {cast.bo.pk: ("group.declined", 1)}
    notice = Notice.objects.trusted(WHY).get()
    page = browse("bo").get(f"/nordvik/notices/{notice.key}/", follow=True).content.decode()
    assert "There is one for boots already." in page


@pytest.mark.parametrize(
    ("verb", "to"), [("reported", "care"), ("request.made", "requests"), ("office.given", "board")]
)
def test_a_notice_of_a_group_leads_to_where_it_is_dealt_with(boots, cast, browse, verb, to):
    notice = Notice.objects.create(person=cast.ada, group=boots.group, verb=verb, why="leading")
    address = browse("ada").get(f"/nordvik/notices/{notice.key}/")["Location"]
    assert address == f"/nordvik/groups/{boots.group.key}/{to}/"


def test_who_leads_hears_of_requests_and_reports(boots, cast):
    post = boots.post(cast.bo)
    for number in range(2):
        record("request.made", institution=cast.here, about=[cast.tora, cast.stein][number], group=boots.group.pk)
    record("reported", institution=cast.here, post=post.pk)
    run_jobs()
    rows = Notice.objects.trusted(WHY).values_list("person_id", "verb", "count")
    assert sorted(rows) == [(cast.ada.pk, "reported", 1), (cast.ada.pk, "request.made", 2)]


def test_the_one_whom_it_concerns_is_told(boots, cast):
    post = boots.post(cast.bo)
    record("request.answered", institution=cast.here, about=cast.tora, group=boots.group.pk, admitted=True)
    record("office.given", institution=cast.here, about=cast.cy, group=boots.group.pk)
    record("post.removed", institution=cast.here, post=post.pk)
    Invite.objects.create(group=boots.group, person=cast.stein, by=cast.ada)
    record("invite.sent", institution=cast.here, about=cast.stein, group=boots.group.pk)
    run_jobs()
    assert {person: verb for person, (verb, _count) in told().items()} == {
        cast.tora.pk: "request.admitted",
        cast.cy.pk: "office.given",
        cast.bo.pk: "post.removed",
        cast.stein.pk: "invite.sent",
    }
