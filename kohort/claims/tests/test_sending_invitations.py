"""Letters go out one by one over real SMTP: at a pace, to nobody twice, and not to who must not get one any more."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kohort.accounts.models import Tally
from kohort.activity.models import Happening
from kohort.claims import inviting, jobs, sending
from kohort.claims.models import Invitation, Invited, Objection
from kohort.claims.skipping import mark_of
from kohort.people.models import Contact, Person
from kohort.register.models import Record, Source
from tests.jobs import run_jobs
from tests.pages import without_tokens

from .inviting import WHY, address, again, begun, people, ready, recipients, somebody, states
from .post import moody_server


@pytest.fixture(autouse=True)
def fast(settings):
    settings.LETTERS_PER_MINUTE = 6000


@pytest.fixture
def server(settings):
    yield from moody_server(settings)


def on_and_on(times: int = 10) -> None:
    """Do what waits, now and when its time has come; the pace begins anew each time."""
    for _ in range(times):
        run_jobs()
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
        Tally.objects.all().delete()


def letters(invitation):
    return list(Invited.objects.trusted(WHY).filter(invitation=invitation).order_by("pk"))


def test_everybody_gets_one_letter(cast, mailbox):
    invitation = ready(cast, letters=7)
    on_and_on()
    assert sorted(recipients(mailbox.letters)) == [f"nr{n}@example.net" for n in range(7)]
    assert states(invitation) == {"sent": 7}
    assert again(invitation).state == "done"
    assert all(letter.sent for letter in letters(invitation))


def test_from_the_segment_to_the_mailbox(cast, indexed, mailbox):
    for n in range(3):
        address(somebody(cast.here, f"Nr{n}"), f"nr{n}@example.net")
    indexed()
    invitation = begun(cast)
    assert again(invitation).state == "preparing"
    on_and_on()
    assert len(mailbox.letters) == 3
    assert again(invitation).figures == {
        "letters": 3,
        "agreed": 3,
        "left_out": {"no-address": 1},
        "lately_too": False,
        "prepared": True,
    }
    verbs = Happening.objects.trusted(WHY).filter(verb__startswith="invitation").order_by("pk")
    assert [one.verb for one in verbs] == ["invitation begun", "invitation sent"]
    assert "Nr0" not in without_tokens(str([one.particulars for one in verbs]))


def test_a_second_invitation_finds_nobody_left(cast, indexed, mailbox):
    address(cast.una, "una@example.org")
    indexed()
    begun(cast)
    on_and_on()
    begun(cast)
    begun(cast)
    on_and_on()
    assert len(mailbox.letters) == 1


def test_when_more_fit_than_somebody_agreed_to_it_stops_and_asks(cast, indexed, mailbox):
    address(cast.una, "una@example.org")
    indexed()
    invitation = begun(cast)
    address(somebody(cast.here, "New"), "new@example.org")
    indexed()
    assert (again(invitation).state, mailbox.letters) == ("stopped", [])
    inviting.resume(again(invitation), by=cast.kari.account_id)
    on_and_on()
    assert len(mailbox.letters) == 2


def test_the_letter(cast, mailbox, settings):
    invitation = ready(cast, letters=1)
    on_and_on()
    (letter,) = mailbox.letters
    (row,) = letters(invitation)
    text, html = (letter.get_body(preferencelist=(kind,)).get_content() for kind in ("plain", "html"))
    link = f"{settings.KOHORT_URL}/nordvik/invited/{row.key}/"
    for body in (text, html):
        assert link in body
        assert "Universitetet i Nordvik" in body
        assert "Kari Kvam, Universitetet i Nordvik" in body
        assert "Nr0" not in without_tokens(body)
        assert "Prøve" not in body
    assert letter["List-Unsubscribe"].strip() == f"<{link}no-more/>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["Content-Language"] == "nb"
    assert letter["From"].startswith('"Kari Kvam, Universitetet i Nordvik" <')
    assert row.key not in letter["Message-ID"]


def test_the_pace_is_that_of_the_house(cast, mailbox, settings):
    settings.LETTERS_PER_MINUTE = 30
    one, two = ready(cast, letters=8), ready(cast)
    run_jobs()
    assert len(mailbox.letters) == 5
    later = DBTaskResult.objects.filter(task_path=jobs.send_some.module_path, status="READY").get()
    assert timedelta(seconds=5) < later.run_after - timezone.now() <= sending.EVERY
    on_and_on(3)
    assert (len(mailbox.letters), again(one).state, again(two).state) == (8, "done", "done")


def test_stopped_before_the_next_letter(cast, mailbox, settings):
    settings.LETTERS_PER_MINUTE = 18
    invitation = ready(cast, letters=9)
    run_jobs()
    inviting.stop(invitation, by=cast.kari.account_id)
    on_and_on()
    assert (len(mailbox.letters), again(invitation).state) == (3, "stopped")
    inviting.resume(again(invitation), by=cast.kari.account_id)
    on_and_on()
    assert (len(mailbox.letters), again(invitation).state) == (9, "done")


def test_a_batch_at_work_hears_of_the_stop(cast, mailbox):
    """The runner reads the state anew before each letter."""
    invitation = ready(cast, letters=3)
    inviting.stop(invitation, by=cast.kari.account_id)
    sending.send_batch(invitation)
    assert mailbox.letters == []


def test_the_rest_is_given_up(cast, indexed, mailbox):
    invitation = ready(cast, letters=2)
    inviting.stop(invitation, by=cast.kari.account_id)
    inviting.give_up(again(invitation), by=cast.kari.account_id)
    assert states(invitation) == {"skipped": 2}
    indexed()
    begun(cast)
    on_and_on()
    assert len(mailbox.letters) == 2


def test_the_same_job_twice_and_a_stale_one_send_nothing_twice(cast, mailbox):
    invitation = ready(cast, letters=4)
    for _ in range(3):
        jobs.send_some.enqueue(invitation.pk, invitation.runner)
        jobs.send_some.enqueue(invitation.pk, "somebody")
    on_and_on()
    assert sorted(recipients(mailbox.letters)) == [f"nr{n}@example.net" for n in range(4)]


def test_only_one_of_two_runners_goes_on(cast, mailbox, settings):
    settings.LETTERS_PER_MINUTE = 6
    invitation = ready(cast, letters=5)
    for _ in range(3):
        inviting.pass_on(invitation, sending.EVERY)
    waiting = DBTaskResult.objects.filter(task_path=jobs.send_some.module_path, status="READY")
    runners = {job.args_kwargs["args"][1] for job in waiting}
    assert len(runners) == 2, "the first job, and the one that follows it"
    assert again(invitation).runner in runners


def claim(person, cast):
    Person.objects.trusted(WHY).filter(pk=person.pk).update(account=cast.selma.account_id)


def hide(person, cast):
    Person.objects.trusted(WHY).filter(pk=person.pk).update(hidden_since=timezone.now())


def lose_address(person, cast):
    Contact.objects.trusted(WHY).filter(person=person).delete()


def share_address(person, cast):
    address(cast.una, Contact.objects.trusted(WHY).get(person=person).value)


def object_(person, cast):
    Objection.objects.create(institution=cast.here, person=person, mark=b"1" * 16)


def object_by_address(person, cast):
    value = Contact.objects.trusted(WHY).get(person=person).value
    Objection.objects.create(institution=cast.here, mark=mark_of(cast.here, value))


def do_not_contact(person, cast):
    source = Source.objects.create(institution=cast.here, name="fs")
    Record.objects.create(institution=cast.here, source=source, person=person, do_not_contact=True)


def move_address(person, cast):
    Contact.objects.trusted(WHY).filter(person=person).update(person=cast.una)


def other_tenant(person, cast):
    Person.objects.trusted(WHY).filter(pk=person.pk).update(institution=cast.there)


def invited_elsewhere(person, cast):
    other = Invitation.objects.create(institution=cast.here)
    Invited.objects.create(institution=cast.here, invitation=other, person=person, state="sent", began=timezone.now())


MEANWHILE = [
    claim,
    hide,
    lose_address,
    share_address,
    object_,
    object_by_address,
    do_not_contact,
    move_address,
    other_tenant,
    invited_elsewhere,
]


@pytest.mark.parametrize("what", MEANWHILE)
def test_asked_again_at_the_moment_of_sending(cast, mailbox, what):
    invitation = ready(cast, letters=2)
    what(letters(invitation)[0].person, cast)
    on_and_on()
    assert recipients(mailbox.letters) == ["nr1@example.net"]
    assert states(invitation) == {"skipped": 1, "sent": 1}


def test_who_was_erased_is_not_written_to(cast, mailbox):
    invitation = ready(cast, letters=2)
    letters(invitation)[0].person.delete()
    on_and_on()
    assert recipients(mailbox.letters) == ["nr1@example.net"]


def test_one_refused_address_holds_up_nobody(cast, server):
    server.refused.add("nr1@example.net")
    invitation = ready(cast, letters=3)
    on_and_on()
    assert server.kept == ["nr0@example.net", "nr2@example.net"]
    assert states(invitation) == {"sent": 2, "failed": 1}
    server.refused.clear()
    inviting.send_again(again(invitation), inviting.letters_of(invitation))
    on_and_on()
    assert states(invitation) == {"sent": 3}


def test_an_address_that_cannot_be_written_is_a_refused_one(cast, server):
    invitation = ready(cast, letters=2)
    Contact.objects.trusted(WHY).filter(folded="nr0@example.net").update(value="nr0@example.net\nBcc: all@example.net")
    on_and_on()
    assert (server.kept, states(invitation)) == (["nr1@example.net"], {"failed": 1, "sent": 1})


def test_a_server_that_refuses_everything_stops_it(cast, server, settings):
    settings.LETTERS_PER_MINUTE = 60
    server.refused.add("*")
    invitation = ready(cast, letters=25)
    on_and_on()
    assert again(invitation).state == "stopped"
    assert states(invitation) == {"failed": 10, "waiting": 15}


def test_a_server_that_takes_nothing_now_is_tried_later(cast, server):
    server.answer = "451 Try again later"
    invitation = ready(cast, letters=3)
    run_jobs()
    assert states(invitation) == {"waiting": 3}
    later = DBTaskResult.objects.filter(task_path=jobs.send_some.module_path, status="READY").get()
    assert later.run_after > timezone.now() + timedelta(minutes=4)
    server.answer = "250 Kept"
    on_and_on()
    assert (len(server.kept), states(invitation)) == (3, {"sent": 3})


def test_without_a_server_nothing_begins(cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    invitation = ready(cast, letters=2)
    on_and_on(3)
    assert states(invitation) == {"waiting": 2}
    assert again(invitation).state == "sending"


def test_a_connection_that_breaks_leaves_one_letter_in_doubt(cast, server):
    server.dropped.add("nr1@example.net")
    invitation = ready(cast, letters=3)
    on_and_on()
    assert server.kept == ["nr0@example.net", "nr2@example.net"]
    assert states(invitation) == {"sent": 2, "unknown": 1}
    assert again(invitation).state == "done"


def test_what_a_killed_worker_had_in_hand_waits_for_the_office(cast, mailbox):
    invitation = ready(cast, letters=2)
    first = letters(invitation)[0]
    rows = Invited.objects.trusted(WHY).filter(pk=first.pk)
    rows.update(state="sending", began=timezone.now() - sending.HELD - timedelta(seconds=1))
    on_and_on()
    assert recipients(mailbox.letters) == ["nr1@example.net"]
    assert states(invitation) == {"unknown": 1, "sent": 1}
    inviting.leave(rows)
    assert states(invitation) == {"sent": 2}


def test_what_another_runner_has_in_hand_is_left_to_it(cast, mailbox):
    invitation = ready(cast, letters=1)
    Invited.objects.trusted(WHY).update(state="sending", began=timezone.now())
    on_and_on(2)
    assert states(invitation) == {"sending": 1}
    assert again(invitation).state == "sending"


def test_many_are_prepared_in_a_few_transactions(cast, indexed, mailbox, settings):
    people(cast.here, 30)
    indexed()
    invitation = begun(cast)
    inviting.prepare(invitation)
    inviting.prepare(invitation)
    assert states(invitation) == {"waiting": 30}
