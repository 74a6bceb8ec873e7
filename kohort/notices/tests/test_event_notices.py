"""Who is asked for something at an event, or has asked for one, reads of it on the page of notices and by mail."""

import pytest

from kohort.activity.models import record
from kohort.events.models import Event, Host, Organiser
from kohort.notices.models import Notice
from tests.circles import circle
from tests.gatherings import gathering

WHY = "a test looks at everything"


@pytest.fixture
def evening(cast):
    cast.here.language = "en"
    cast.here.save()
    boots = circle(cast.here, cast.bo, leader=cast.ada)
    return gathering(cast.here, group=boots, organiser=cast.cy)


def test_who_is_asked_to_speak_is_told_with_the_way_there(cast, evening, mailbox, browse):
    for by in (cast.ada, cast.bo):  # Bo puts himself on the programme
        record("speaker.asked", institution=cast.here, by=by.account_id, about=cast.bo, event=evening.pk)
    (letter,) = mailbox.deliver()
    assert letter["Subject"] == "You are asked to take part in the programme: Alumni evening"
    notice = Notice.objects.trusted(WHY).get()
    assert b"You are asked to take part" in browse("bo").get("/nordvik/notices/").content
    answer = browse("bo").get(f"/nordvik/notices/{notice.key}/")
    assert answer.url == f"/nordvik/events/{evening.key}/"


def test_who_opens_the_event_has_read_of_it(cast, evening, mailbox, browse):
    record("speaker.asked", institution=cast.here, by=cast.ada.account_id, about=cast.bo, event=evening.pk)
    mailbox.deliver()
    browse("bo").get(f"/nordvik/events/{evening.key}/")
    assert Notice.objects.trusted(WHY).get().read is not None


def test_leaders_hear_of_a_proposal_and_its_proposer_of_the_answer(cast, evening, mailbox):
    record("event.proposed", institution=cast.here, by=cast.cy.account_id, event=evening.pk)
    assert [letter["To"] for letter in mailbox.deliver()] == ["ada@nordvik.example.org"]
    record("event.returned", institution=cast.here, by=cast.ada.account_id, event=evening.pk)
    record("event.published", institution=cast.here, by=cast.ada.account_id, event=evening.pk)
    assert [letter["To"] for letter in mailbox.deliver()[1:]] == ["cy@nordvik.example.org"]
    assert Notice.objects.trusted(WHY).get(person=cast.cy).verb == "event.published"


def test_a_notice_of_what_one_may_not_see_any_more_is_gone(cast, evening, mailbox, browse):
    record("speaker.asked", institution=cast.here, by=cast.ada.account_id, about=cast.bo, event=evening.pk)
    mailbox.deliver()
    Event.objects.trusted(WHY).filter(pk=evening.pk).update(published=None)
    assert b"take part" not in browse("bo").get("/nordvik/notices/").content


def test_who_leads_a_group_that_is_asked_to_host_is_told_where_the_question_stands(cast, viewer, mailbox, browse):
    cast.here.language = "en"
    cast.here.save()
    boots = circle(cast.here, cast.bo, leader=cast.ada)
    event = gathering(cast.here, organiser=cast.cy, published=None)
    Host.ask(event, viewer("cy"), institution=cast.here, group=boots)
    (letter,) = mailbox.deliver()
    assert letter["To"] == "ada@nordvik.example.org"
    assert letter["Subject"] == f"{boots.name} is asked to host an event. Please have a look."
    answer = browse("ada").get(f"/nordvik/notices/{Notice.objects.trusted(WHY).get().key}/")
    assert answer.url == f"/nordvik/groups/{boots.key}/"
    assert event.title in browse("ada").get(answer.url).text


def test_who_hosts_it_themselves_is_not_asked(cast, viewer, mailbox):
    boots = circle(cast.here, cast.bo, leader=cast.ada)
    Host.ask(gathering(cast.here), viewer("ada"), institution=cast.here, group=boots)
    mailbox.deliver()
    assert not Notice.objects.trusted(WHY).exists()


def test_whoever_is_taken_into_the_team_is_told(cast, evening, viewer, mailbox):
    Organiser.add(evening, cast.bo, viewer("cy"))
    (letter,) = mailbox.deliver()
    assert letter["To"] == "bo@nordvik.example.org"
    assert letter["Subject"] == "You are one of those who plan it now: Alumni evening"
