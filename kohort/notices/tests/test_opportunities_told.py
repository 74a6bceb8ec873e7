"""Whoever posted a job is told what becomes of it, those interested that it closed, and the office what waits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.activity.models import record
from kohort.notices.models import Notice, Wish
from kohort.opportunities.links import RENEW
from kohort.opportunities.models import Interest, Opportunity, Word
from kohort.opportunities.standing import close, refuse, renew
from kohort.opportunities.sweeping import announce_ends
from kohort.opportunities.tests.posted import employer, now_of, page_of, posted
from kohort.people.models import Block, Person

WHY = "a test looks at everything"


@pytest.fixture(autouse=True)
def english(cast):
    cast.here.language = "en"
    cast.here.save()


@pytest.fixture
def one(cast):
    return posted(cast.ada)


def notices():
    return list(Notice.objects.trusted(WHY).order_by("pk").values_list("person__given_names", "verb"))


def text(letter):
    return letter.get_body(("plain",)).get_content()


def test_who_posted_it_reads_who_is_interested_and_their_note(cast, one, mailbox, browse):
    browse("bo").post(page_of(one, "interest/"), {"do": "show", "words": "Papers are my life."})
    (letter,) = mailbox.deliver()
    assert letter["To"] == "ada@nordvik.example.org"
    assert letter["Subject"] == "Somebody is interested: Archivist"
    assert "Bo Berg is interested" in text(letter)
    assert "Papers are my life." in text(letter)
    assert page_of(one, "interested/") in text(letter)
    assert "Bo Berg is interested: Archivist" in browse("ada").get("/nordvik/notices/").text
    answer = browse("ada").get(f"/nordvik/notices/{Notice.objects.trusted(WHY).get().key}/")
    assert answer.url == page_of(one, "interested/")


@pytest.mark.parametrize("meanwhile", ["taken back", "hidden", "apart", "unwanted"])
def test_an_interest_that_is_none_any_more_is_not_mailed(cast, one, mailbox, browse, meanwhile):
    browse("bo").post(page_of(one, "interest/"), {"do": "show", "words": "Me!"})
    if meanwhile == "taken back":
        Interest.objects.trusted(WHY).update(withdrawn=timezone.now())
    elif meanwhile == "hidden":
        Person.objects.trusted(WHY).filter(pk=cast.bo.pk).update(hidden_since=timezone.now())
    elif meanwhile == "apart":
        Block.objects.create(person=cast.bo, whom=cast.ada)
    else:
        Wish.objects.create(institution=cast.here, person=cast.ada, answers=False)
    assert mailbox.deliver() == []


def test_an_end_to_come_is_told_with_the_button_that_keeps_it(cast, one, mailbox, client):
    Opportunity.objects.trusted(WHY).update(until=timezone.now() + timedelta(days=3))
    announce_ends()
    (letter,) = mailbox.deliver()
    link = RENEW.path("nordvik", one.key)
    assert link in text(letter)
    assert "“Archivist” closes in a week" in text(letter)
    client.post(link)
    assert now_of(one).until > timezone.now() + timedelta(days=50)


def test_what_was_renewed_before_the_mail_went_out_is_not_asked_about(cast, one, mailbox):
    Opportunity.objects.trusted(WHY).update(until=timezone.now() + timedelta(days=3))
    announce_ends()
    renew(now_of(one))
    assert mailbox.deliver() == []


def test_what_the_office_takes_down_is_told_to_who_posted_it(cast, one, mailbox):
    refuse(one, by=cast.kari.account_id)
    (letter,) = mailbox.deliver()
    assert letter["To"] == "ada@nordvik.example.org"
    assert "has taken down “Archivist”" in text(letter)


def test_the_office_reads_what_an_employer_from_outside_suggests(cast, mailbox, browse):
    one = posted(cast.ada, by=None, outsider=employer(cast.here), state="waiting")
    record("opportunity.proposed", institution=cast.here, opportunity=one.pk)
    assert mailbox.deliver() == []
    assert notices() == [("Kari", "opportunity.proposed")]
    answer = browse("kari").get(f"/nordvik/notices/{Notice.objects.trusted(WHY).get().key}/")
    assert answer.url == "/nordvik/desk/opportunities/"


def test_those_interested_read_that_it_closed_and_who_can_put_in_a_word(cast, one, mailbox, browse):
    """Cy, who is kept apart from Bo, is not told of Bo's word."""
    for person in (cast.stein, cast.cy):
        Interest.objects.create(opportunity=one, person=person)
    Block.objects.create(person=cast.cy, whom=cast.bo)
    browse("bo").post(page_of(one, "word/"), {"do": "offer"})
    assert mailbox.deliver() == []
    assert sorted(notices()) == [("Ada", "word.offered"), ("Stein", "word.offered")]
    assert "Bo Berg knows them" in browse("stein").get("/nordvik/notices/").text
    close(one, by=cast.ada.account_id, filled=True)
    assert mailbox.deliver() == []
    assert sorted(notices()) == [("Ada", "word.offered"), ("Cy", "opportunity.closed"), ("Stein", "opportunity.closed")]


def test_a_word_taken_back_is_told_to_nobody(cast, one, mailbox, browse):
    browse("bo").post(page_of(one, "word/"), {"do": "offer"})
    Word.objects.trusted(WHY).all().delete()
    assert mailbox.deliver() == []
    assert notices() == []


def test_letters_to_employers_from_outside_are_not_doubled(cast, mailbox):
    one = Opportunity.objects.create(
        institution=cast.here,
        outsider=employer(cast.here, approved=timezone.now()),
        kind="job",
        title="Digger",
        employer="Gjest AS",
        until=timezone.now() + timedelta(days=3),
    )
    announce_ends()
    assert [letter["To"] for letter in mailbox.deliver()] == ["gro@example.org"]
    refuse(now_of(one), by=cast.kari.account_id)
    assert [letter["To"] for letter in mailbox.deliver()] == ["gro@example.org"] * 2
    assert notices() == []
