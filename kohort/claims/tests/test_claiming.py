"""An account takes a place: once, by one, told to everybody else on record."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.accounts.models import Account
from kohort.activity.models import Happening
from kohort.claims.claiming import Taken, claim
from kohort.claims.models import Claim
from kohort.people.indexing import everybody
from kohort.people.segments import Segment
from kohort.people.viewing import viewer_for
from kohort.search import engine
from kohort.search.models import Withheld
from tests.cast import make_person
from tests.jobs import run_jobs
from tests.pages import without_tokens

from .asking import WHY, claims_of, letters_to, link_in, now, on_record, said


@pytest.fixture
def account(db):
    return Account.objects.welcome("una@example.org", language="en")


def test_the_place_is_theirs(una, account, cast, clock):
    claim(una, account, way=Claim.Way.MAIL, settled=False)
    one = now(una)
    assert one.account == account
    assert (one.claimed_at, one.settles_at) == (timezone.now(), timezone.now() + timedelta(days=7))
    assert viewer_for(account.pk, cast.here).person_id == una.pk
    (row,) = claims_of(una)
    assert (row.account, row.way, row.settles_at) == (account, "mail", one.settles_at)
    happening = Happening.objects.trusted(WHY).get(verb="claimed")
    assert (happening.about_id, happening.by_id, happening.particulars) == (una.pk, account.pk, {"way": "mail"})


def test_what_is_settled_has_no_quiet_days(una, account):
    claim(una, account, way=Claim.Way.LETTER, settled=True)
    assert now(una).settles_at is None


def test_somebody_was_first(una, account, cast):
    claim(una, account, way=Claim.Way.MAIL, settled=False)
    late = Account.objects.welcome("late@example.org")
    with pytest.raises(Taken) as taken:
        claim(una, late, way=Claim.Way.MAIL, settled=False)
    assert taken.value.other is None
    assert now(una).account == account
    assert len(claims_of(una)) == 1


def test_an_account_is_one_person_here(una, cast):
    account = Account.objects.get(pk=cast.bo.account_id)
    with pytest.raises(Taken) as taken:
        claim(una, account, way=Claim.Way.MAIL, settled=False)
    assert taken.value.other == cast.bo
    assert now(una).account is None


def test_two_institutions_two_records_one_login(una, account, cast):
    """What she is and does in one never shows in the other."""
    twin = make_person(cast.there, "Una", "Ukjent")
    claim(una, account, way=Claim.Way.MAIL, settled=False)
    claim(twin, account, way=Claim.Way.LETTER, settled=True)
    assert set(account.people.trusted(WHY).values_list("pk", flat=True)) == {una.pk, twin.pk}
    here, there = viewer_for(account.pk, cast.here), viewer_for(account.pk, cast.there)
    assert (here.person_id, there.person_id) == (una.pk, twin.pk)
    assert not type(una).objects.visible_to(here).filter(institution=cast.there).exists()
    now(una).hide()
    assert now(twin).hidden_since is None


def test_the_search_knows(una, account, cast, viewer):
    engine.rebuild(everybody)
    question = Segment(cast.here.pk, "Una").question(viewer("ada"))
    assert engine.ask(question, limit=5).owners == []
    claim(una, account, way=Claim.Way.MAIL, settled=False)
    run_jobs()
    assert engine.ask(question, limit=5).owners == [una.pk]
    assert not Withheld.objects.exists()


def test_every_other_address_is_told_and_can_stop_it(una, account, mailbox):
    on_record(una, "una@work.example.com")
    on_record(una, "UNA@old.example.com", "student")
    claim(una, account, way=Claim.Way.MAIL, settled=False, proved="Una@example.org")
    letters = mailbox.deliver()
    assert sorted(letter["To"] for letter in letters) == ["una@old.example.com", "una@work.example.com"]
    (row,) = claims_of(una)
    assert {link_in(letter) for letter in letters} == {f"/nordvik/stop/{row.key}/"}
    assert "Una" not in without_tokens(said(letters[0])).replace("una@", "")


def test_without_a_proved_address_all_are_told(una, account, mailbox):
    claim(una, account, way=Claim.Way.INSTITUTION, settled=True)
    (letter,) = letters_to(mailbox.deliver(), "una@example.org")
    assert "Tell the alumni office" in said(letter)
