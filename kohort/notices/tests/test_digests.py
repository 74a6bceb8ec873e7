"""Once a week, or once a day, one mail for all one's groups: the most useful few of what one may read, or no mail."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from kohort.conversations.models import Asker, Comment, Following, Post
from kohort.groups.models import Membership
from kohort.notices import rounds
from kohort.notices.digest_mail import Written
from kohort.notices.models import Hearing, Mailing, Presence, Rhythm, Wish
from kohort.people.models import Block
from tests.cast import make_person
from tests.circles import belong, circle

WHY = "a test looks at everything"
MONDAY = datetime(2026, 11, 23, 7, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def clock(time_machine, cast):
    """Monday morning, in English; `clock.shift(DAY)` is Tuesday."""
    time_machine.move_to(MONDAY, tick=False)
    cast.here.language = "en"
    cast.here.save()
    return time_machine


def say(group, by, text="Who has rubber boots?", ago=timedelta(hours=2), **more) -> Post:
    return Post.objects.create(group=group, by=by, text=text, at=timezone.now() - ago, **more)


@pytest.fixture
def sent(mailbox):
    """`sent()`: {who: the text of the digest} of one round."""

    def round_() -> dict[str, str]:
        mailbox.letters.clear()
        rounds.round_of_the_day()
        return {letter["To"].split("@")[0]: letter.get_body(("plain",)).get_content() for letter in mailbox.deliver()}

    return round_


def test_one_mail_for_all_groups_to_those_to_whom_it_is_news(boots, cast, sent):
    say(boots.group, cast.ada, "Who has rubber boots?")
    say(circle(cast.here, cast.bo, name="Old books"), cast.tora, "A shelf to give away")
    letters = sent()
    assert sorted(letters) == ["bo", "cy", "hedda"]  # not Ada: she wrote it
    assert "Who has rubber boots?" in letters["bo"]
    assert "A shelf to give away" in letters["bo"]
    assert "Ada Ødegård · Rubber boots" in letters["bo"]
    assert "A shelf" not in letters["cy"]
    assert "because you are in these groups" in letters["cy"]
    assert "no-more/" in letters["cy"]


def test_it_can_be_stopped_by_one_click(boots, cast, mailbox, sent):
    say(boots.group, cast.ada)
    sent()
    assert {letter["List-Unsubscribe-Post"] for letter in mailbox.letters} == {"List-Unsubscribe=One-Click"}
    assert all(".digest." in letter["List-Unsubscribe"] for letter in mailbox.letters)
    assert {letter["Subject"] for letter in mailbox.letters} == {"New in your groups"}


def test_no_news_no_mail(boots, cast, sent):
    post = say(boots.group, cast.ada)
    Following.objects.create(post=post, person=cast.bo, muted=True)
    Block.objects.create(person=cast.ada, whom=cast.cy)
    assert sorted(sent()) == ["hedda"]
    assert sent() == {}  # nor the same one twice
    states = Mailing.objects.trusted(WHY).filter(person__in=[cast.bo, cast.cy]).values_list("state", flat=True)
    assert set(states) == {"skipped"}


def test_a_class_reads_what_was_said_to_it(boots, cast, sent):
    say(boots.group, cast.ada, "Only for us", programme=cast.history, first_year=2005, last_year=2009)
    say(boots.group, cast.ada, "For all")
    letters = sent()
    assert "Only for us" in letters["bo"]
    assert "Only for us" not in letters["cy"]


def test_removed_closed_and_left_is_no_news(boots, cast, sent):
    say(boots.group, cast.ada, removed=timezone.now())
    say(circle(cast.here, cast.bo, closed=timezone.now()), cast.ada)
    left = circle(cast.here, cast.bo)
    Membership.objects.trusted(WHY).filter(group=left).update(left=timezone.now())
    say(left, cast.ada)
    assert sent() == {}


def test_a_question_without_a_name_stays_without_one(boots, cast, sent):
    post = say(boots.group, None, "May I ask?", unnamed=True, kind="question")
    Asker.objects.create(post=post, person=cast.bo)
    letters = sent()
    assert "bo" not in letters  # one's own question is no news
    assert "Berg" not in letters["cy"]
    assert "no answer yet" in letters["cy"]


def test_who_has_not_been_here_for_a_year_hears_nothing(boots, cast, sent):
    Presence.objects.create(person=cast.bo, here=MONDAY - 400 * DAY)
    Presence.objects.create(person=cast.cy, here=MONDAY - 300 * DAY)
    cast.hedda.claimed_at = MONDAY - 400 * DAY
    cast.hedda.save()
    say(boots.group, cast.ada)
    assert sorted(sent()) == ["cy"]


def test_who_wants_none_gets_none(boots, cast, sent):
    Wish.objects.create(institution=cast.here, person=cast.bo, rhythm=Rhythm.NEEDED)
    Wish.objects.create(institution=cast.here, person=cast.cy, digests=False)
    Hearing.say(cast.hedda.pk, boots.group.pk, "never")
    say(boots.group, cast.ada)
    assert sent() == {}


def test_stopping_after_the_round_has_begun_is_in_time(boots, cast, mailbox):
    say(boots.group, cast.ada)
    rounds.round_of_the_day()
    Wish.objects.create(institution=cast.here, person=cast.bo, digests=False)
    assert sorted(letter["To"].split("@")[0] for letter in mailbox.deliver()) == ["cy", "hedda"]


def test_daily_on_the_days_between_and_never_the_same_twice(boots, cast, sent, clock):
    Hearing.say(cast.bo.pk, boots.group.pk, "daily")
    say(boots.group, cast.ada, "On Monday")
    assert sorted(sent()) == ["bo", "cy", "hedda"]
    clock.shift(DAY)
    assert sent() == {}
    say(boots.group, cast.ada, "On Tuesday")
    clock.shift(DAY)
    letters = sent()
    assert sorted(letters) == ["bo"]
    assert "On Monday" not in letters["bo"]
    clock.shift(5 * DAY)
    letters = sent()
    assert sorted(letters) == ["cy", "hedda"]
    assert "On Tuesday" in letters["cy"]
    assert "On Monday" not in letters["cy"]


def test_a_monday_on_which_the_server_stood_is_made_up_for(boots, cast, sent, clock):
    say(boots.group, cast.ada)
    clock.shift(DAY)
    assert sorted(sent()) == ["bo", "cy", "hedda"]


def test_the_most_useful_few_and_how_many_more(boots, cast, sent):
    for number in range(9):
        say(boots.group, cast.ada, f"Post {number}", ago=timedelta(hours=number + 1))
    old = say(boots.group, cast.ada, "Much answered", ago=timedelta(days=6))
    for _number in range(3):
        Comment.objects.create(post=old, by=cast.cy, text="Yes")
    say(boots.group, cast.ada, "Nobody knows?", ago=timedelta(days=5), kind="question")
    letter = sent()["bo"]
    said = [line for line in letter.splitlines() if line.startswith("- ")]
    assert said == ["- Nobody knows?", "- Much answered", *(f"- Post {number}" for number in range(6))]
    assert "And 3 more, on your page" in letter


def test_as_many_questions_for_many_as_for_few(boots, cast, django_assert_max_num_queries):
    def mailings():
        rounds.round_of_the_day()
        return list(Mailing.objects.trusted(WHY).filter(state="waiting"))

    say(boots.group, cast.ada)
    few = mailings()
    with django_assert_max_num_queries(15) as asked:
        Written(few)
    for number in range(30):
        belong(boots.group, make_person(cast.here, f"Nr{number}", "Prøve", account=True))
    many = mailings()
    assert len(many) == len(few) + 30
    with django_assert_max_num_queries(len(asked)):
        Written(many)
