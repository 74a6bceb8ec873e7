"""An employer from outside: a code proves the address, the office approves once, a link in the mail does the rest."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.accounts.asking import PER_ADDRESS
from kohort.giving.limits.models import Policy
from kohort.opportunities import lasting
from kohort.opportunities.links import OUTSIDER, RENEW
from kohort.opportunities.models import Opportunity, Outsider
from kohort.opportunities.sweeping import sweep
from tests.limits import use_up

from .posted import SAID, all_of, employer, now_of, posted

DOOR, DESK = "/nordvik/employers/", "/nordvik/desk/opportunities/"
GRO = {"name": "Gro Gjest", "organisation": "Gjest AS", "email": "Gro@Example.org"}
JOB = {name: said for name, said in SAID.items() if name != "employer"} | {"do": "new"}


def code_in(mailbox) -> str:
    text = mailbox.deliver()[-1].get_body("plain").get_content()
    return next(line.strip() for line in text.splitlines() if line.startswith("    "))


def test_proved_waiting_approved_once_and_then_posted_at_once(cast, browse, mailbox, viewer):
    gro = browse()
    where = gro.post(DOOR, GRO).headers["Location"]
    assert gro.post(where, {"code": "AAAA-AAAA"}).status_code == 200
    own = gro.post(where, {"code": code_in(mailbox)}).headers["Location"]
    assert gro.get(where).headers["Location"] == own
    gro.post(own, JOB)
    one = all_of(Opportunity).get()
    assert (one.state, one.employer, one.by_id) == ("waiting", "Gjest AS", None)
    assert not Opportunity.objects.visible_to(viewer("bo")).exists()
    kari = browse("kari")
    assert "Archivist wanted" in kari.get(DESK).content.decode()
    assert "1 employer waits for you" in kari.get("/nordvik/desk/").content.decode()
    said = {"do": "approve", "key": all_of(Outsider).get().key}
    kari.post(DESK, said), kari.post(DESK, said)
    assert now_of(one).state == "open"
    another = browse()
    another.post(own, JOB | {"title": "Another"}), another.post(own, JOB | {"title": "Another"})
    assert all_of(Opportunity).filter(state="open").count() == 2
    approvals = [letter for letter in mailbox.deliver() if letter["Subject"] == "You can post jobs now"]
    assert len(approvals) == 1
    assert own in approvals[0].get_body("plain").get_content()


def test_refused_with_a_line_nothing_of_it_stands(cast, browse, mailbox):
    gro = employer(cast.here)
    one = posted(cast.ada, by=None, outsider=gro, state="waiting")
    browse("kari").post(DESK, {"do": "refuse", "key": gro.key, "why": "No pyramids, please."})
    assert now_of(one).state == "refused"
    assert "No pyramids" in mailbox.deliver()[-1].get_body("plain").get_content()
    own = OUTSIDER.path("nordvik", gro.key)
    assert "No pyramids" in browse().get(own).content.decode()
    assert browse().post(own, JOB).status_code == 404
    assert "May not post" in browse("kari").get(DESK).text
    browse("kari").post(DESK, {"do": "approve", "key": gro.key})
    assert browse().post(own, JOB).status_code == 302


def test_what_was_closed_while_it_waited_does_not_come_back_without_the_office(cast, browse):
    gro = employer(cast.here)
    one, own = posted(cast.ada, by=None, outsider=gro, state="waiting", posted=None), OUTSIDER.path("nordvik", gro.key)
    for do in ("close", "renew"):
        browse().post(own, {"do": do, "key": one.key})
    assert now_of(one).state == "waiting"
    browse().post(own, {"do": "close", "key": one.key})
    browse("kari").post(DESK, {"do": "refuse", "key": gro.key})
    assert browse().post(RENEW.path("nordvik", one.key)).status_code == 404
    assert now_of(one).state == "closed"


def test_a_day_that_passed_while_it_waited_is_not_posted(cast, browse, mailbox):
    gro, today = employer(cast.here), lasting.today(cast.here)
    one = posted(cast.ada, by=None, outsider=gro, state="waiting", posted=None, deadline=today - timedelta(days=1))
    browse("kari").post(DESK, {"do": "approve", "key": gro.key})
    assert now_of(one).state == "closed"
    text = mailbox.deliver()[-1].get_body("plain").get_content()
    assert ("You have been approved." in text, "is posted" in text) == (True, False)
    browse().post(OUTSIDER.path("nordvik", gro.key), {"do": "renew", "key": one.key})
    assert (now_of(one).state, now_of(one).deadline, now_of(one).posted is None) == ("open", None, False)


def test_the_office_of_one_house_decides_for_no_other(cast, browse):
    gro = employer(cast.there)
    assert browse("kari").post(DESK, {"do": "approve", "key": gro.key}).status_code == 404
    assert browse("arne").get(DESK).status_code == 403
    assert browse().get(OUTSIDER.path("nordvik", gro.key)).status_code == 404


def test_an_address_we_know_is_answered_like_any_other(cast, browse):
    employer(cast.here)
    known, fresh = (browse().post(DOOR, GRO | {"email": email}) for email in ("gro@example.org", "new@example.org"))
    assert len(known.headers["Location"]) == len(fresh.headers["Location"])
    assert all_of(Outsider).get(email="gro@example.org").organisation == "Gjest AS"


def test_codes_are_limited_and_who_proves_nothing_goes(cast, browse):
    use_up(PER_ADDRESS, "gro@example.org", but=1)
    assert browse().post(DOOR, GRO).status_code == 302
    assert browse().post(DOOR, GRO).status_code == 429
    all_of(Outsider).update(at=timezone.now() - timedelta(days=2))
    sweep()
    assert not all_of(Outsider).exists()


def test_the_link_of_one_employer_closes_nothing_of_another(cast, browse):
    gro, per = employer(cast.here, approved=timezone.now()), employer(cast.here, email="per@example.org")
    one = posted(cast.ada, by=None, outsider=gro)
    assert browse().post(OUTSIDER.path("nordvik", per.key), {"do": "close", "key": one.key}).status_code == 404
    browse().post(OUTSIDER.path("nordvik", gro.key), {"do": "close", "key": one.key, "filled": "yes"})
    assert (now_of(one).state, now_of(one).filled) == ("closed", True)
    browse().post(OUTSIDER.path("nordvik", gro.key), {"do": "forget"})
    assert not all_of(Opportunity).exists()


def test_an_end_is_told_by_mail_with_the_button_that_renews(cast, mailbox):
    gro = employer(cast.here, approved=timezone.now(), language="nb")
    one = posted(cast.ada, by=None, outsider=gro, until=timezone.now() + timedelta(days=5))
    sweep(), sweep()
    (letter,) = mailbox.deliver()
    assert RENEW.path("nordvik", one.key) in letter.get_body("plain").get_content()


@pytest.mark.parametrize("open_house", [True, False])
def test_the_house_decides_whether_employers_may_come(cast, browse, open_house):
    Policy.objects.create(institution=cast.here, outsiders_post=open_house)
    assert browse().get(DOOR).status_code == (200 if open_house else 404)


def test_the_office_reads_who_may_post_for_the_same_employer_already(cast, browse):
    employer(cast.here, name="Per Post", organisation="Gjest", email="per@example.org", approved=timezone.now())
    employer(
        cast.here, name="Ola Annen", organisation="Gjest Bygg AS", email="ola@example.org", approved=timezone.now()
    )
    posted(cast.ada, by=None, outsider=employer(cast.here), state="waiting")
    page = browse("kari").get(DESK).text
    assert "Per Post (Gjest)" in page
    assert "Ola Annen (" not in page
