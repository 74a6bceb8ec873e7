"""What is new among the jobs one follows comes by mail: each thing once, as often as one said, while it stands."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.notices.models import Mailing
from kohort.notices.opportunities_rounds import tell_followers
from kohort.opportunities.models import Opportunity, Watch
from kohort.opportunities.tests.posted import posted
from kohort.people.models import Block

WHY = "a test looks at everything"
LATER = timedelta(minutes=1)
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def english(cast):
    cast.here.language = "en"
    cast.here.save()


@pytest.fixture
def watch(cast):
    return followed(cast.bo, "kind=thesis", "daily")


def followed(person, query, how="weekly"):
    return Watch.objects.create(
        person=person, query=query, how=how, told=timezone.now() - A_DAY, since=timezone.now() - A_DAY
    )


def thesis(cast, title, **fields):
    return posted(cast.ada, kind="thesis", title=title, **fields)


def text(letter):
    return letter.get_body(("plain",)).get_content()


def test_each_is_told_once_with_what_it_takes_to_choose(cast, watch, mailbox):
    tomorrow = timezone.localdate() + A_DAY
    one = thesis(cast, "Old maps", place="Bergen", country="NO", deadline=tomorrow)
    posted(cast.ada, title="Night watch")
    now = timezone.now() + LATER
    tell_followers(now)
    (letter,) = mailbox.deliver()
    assert letter["To"] == "bo@nordvik.example.org"
    assert "Thesis topics" in text(letter)
    assert "Night watch" not in text(letter)
    assert "Kvam AS · Bergen, Norway · Apply by tomorrow" in text(letter)
    assert f"/nordvik/opportunities/{one.key}/" in text(letter)
    assert "Old maps" in letter.get_body(("html",)).get_content()
    thesis(cast, "New maps", posted=now + LATER)
    tell_followers(now + A_DAY)
    assert "New maps" in text(mailbox.deliver()[1])
    assert "Old maps" not in text(mailbox.letters[1])
    tell_followers(now + 2 * A_DAY)
    assert len(mailbox.deliver()) == 2


def test_twice_on_a_day_is_once_and_what_came_between_is_told_the_next_day(cast, watch, mailbox):
    now = timezone.now() + LATER
    thesis(cast, "Old maps")
    tell_followers(now), tell_followers(now)
    thesis(cast, "New maps", posted=now + LATER)
    mailbox.deliver(), tell_followers(now + 2 * LATER)
    assert len(mailbox.deliver()) == 1
    tell_followers(now + A_DAY)
    assert "New maps" in text(mailbox.deliver()[1])


def test_while_a_mail_waits_for_the_server_the_next_one_waits_for_it(cast, watch):
    """Otherwise the time that the first is about would be forgotten."""
    now = timezone.now() + LATER
    thesis(cast, "Old maps")
    tell_followers(now)
    thesis(cast, "New maps", posted=now + LATER)
    tell_followers(now + A_DAY)
    assert Mailing.objects.trusted(WHY).count() == 1
    assert Watch.objects.trusted(WHY).get().told == now


def test_what_closed_before_the_mail_went_out_is_not_in_it(cast, watch, mailbox):
    thesis(cast, "Old maps")
    gone = thesis(cast, "Lost maps")
    tell_followers(timezone.now() + LATER)
    Opportunity.objects.trusted(WHY).filter(pk=gone.pk).update(until=timezone.now())
    (letter,) = mailbox.deliver()
    assert "Old maps" in text(letter)
    assert "Lost maps" not in text(letter)


def test_where_nothing_is_left_to_tell_there_is_no_mail(cast, watch, mailbox):
    thesis(cast, "Old maps")
    tell_followers(timezone.now() + LATER)
    Block.objects.create(person=cast.ada, whom=cast.bo)
    assert mailbox.deliver() == []


def test_once_a_week_is_once_a_week_and_the_first_comes_at_once(cast, mailbox):
    followed(cast.bo, "kind=thesis")
    now = timezone.now() + LATER
    thesis(cast, "Old maps"), tell_followers(now), mailbox.deliver()
    thesis(cast, "New maps", posted=now + LATER)
    tell_followers(now + 5 * A_DAY)
    assert len(mailbox.deliver()) == 1
    tell_followers(now + 7 * A_DAY)
    assert "New maps" in text(mailbox.deliver()[1])


def test_all_that_one_follows_comes_in_one_mail_each_thing_once(cast, watch, mailbox):
    followed(cast.bo, "text=maps")
    thesis(cast, "Old maps"), posted(cast.ada, title="Mender of maps"), posted(cast.selma, title="Sundby maps")
    tell_followers(timezone.now() + LATER)
    (letter,) = mailbox.deliver()
    assert text(letter).count("Old maps") == 1
    assert "Mender of maps" in text(letter)
    assert "Sundby maps" not in text(letter)


def test_one_button_of_the_mail_program_ends_it_without_signing_in(cast, watch, mailbox, client):
    kept = followed(cast.bo, "kind=job")
    thesis(cast, "Old maps")
    tell_followers(timezone.now() + LATER)
    (letter,) = mailbox.deliver()
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = letter["List-Unsubscribe"].strip("<>").partition("/nordvik/")[2]
    client.get(f"/nordvik/{link}")
    assert Watch.objects.trusted(WHY).count() == 2
    page = client.post(f"/nordvik/{link}", {"List-Unsubscribe": "One-Click"}, headers={"accept-language": "en"})
    assert "You hear no more of these by mail" in page.text
    assert "I did not mean that" not in page.text
    assert Watch.objects.trusted(WHY).get() == kept


def test_of_several_the_header_ends_all_and_each_has_a_line_of_its_own(cast, watch, mailbox, client):
    followed(cast.bo, "kind=job"), followed(cast.cy, "kind=job")
    thesis(cast, "Old maps"), posted(cast.ada)
    tell_followers(timezone.now() + LATER)
    letter = next(one for one in mailbox.deliver() if one["To"].startswith("bo@"))
    assert text(letter).count("No more of these:") == 2
    client.post("/nordvik/" + letter["List-Unsubscribe"].strip("<>").partition("/nordvik/")[2])
    assert Watch.objects.trusted(WHY).get().person_id == cast.cy.pk


def test_who_follows_courses_hears_of_one_and_who_follows_all_work_does_not(cast, mailbox):
    followed(cast.bo, "kind=course"), followed(cast.cy, "")
    posted(cast.tora, kind="course", title="Old hands", deadline=timezone.localdate() + A_DAY)
    tell_followers(timezone.now() + LATER)
    (letter,) = mailbox.deliver()
    assert letter["To"] == "bo@nordvik.example.org"
    assert "Kvam AS · Sign up by tomorrow" in text(letter)
