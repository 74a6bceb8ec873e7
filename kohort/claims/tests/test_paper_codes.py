"""Codes on paper: made once, good once, and guessed by nobody."""

import secrets
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.accounts.limits import TooOften
from kohort.accounts.models import Tally
from kohort.activity.models import Happening
from kohort.claims import paper
from kohort.claims.models import PaperCode
from kohort.kit.keys import ALPHABET
from kohort.people.models import Person

from .inviting import WHY


def code_for(person) -> str:
    return paper.make(person.institution, [person.pk])[person.pk]


def test_twelve_signs_in_groups_of_four(cast):
    code = code_for(cast.una)
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert set(code.replace("-", "").lower()) <= set(ALPHABET)


def test_it_opens_one_persons_place_however_it_is_typed(cast):
    code = code_for(cast.una)
    for typed in (code, code.lower(), code.replace("-", " "), f"  {code.replace('-', '')} "):
        assert paper.redeem(cast.here, typed, "net").person == cast.una
    assert paper.redeem(cast.here, code.replace("0", "O").replace("1", "l"), "net").person == cast.una


def test_it_is_kept_as_a_hash_alone(cast):
    code = code_for(cast.una)
    (row,) = PaperCode.objects.trusted(WHY)
    bare = code.replace("-", "").lower()
    assert bare.encode() not in bytes(row.mark)
    assert len(row.mark) == 16


def test_it_is_good_in_its_institution_only(cast):
    assert paper.redeem(cast.there, code_for(cast.una), "net") is None


def test_it_is_used_once(cast):
    found = paper.redeem(cast.here, code := code_for(cast.una), "net")
    assert paper.use(found)
    assert not paper.use(found)
    assert paper.redeem(cast.here, code, "net") is None


def test_it_ends_after_120_days(cast):
    code = code_for(cast.una)
    (row,) = PaperCode.objects.trusted(WHY)
    assert row.ends - row.made == timedelta(days=120)
    PaperCode.objects.trusted(WHY).update(ends=timezone.now())
    assert paper.redeem(cast.here, code, "net") is None


def test_a_new_letter_ends_the_old_one(cast):
    old, other = code_for(cast.una), code_for(cast.ada)
    new = code_for(cast.una)
    assert paper.redeem(cast.here, old, "net") is None
    assert paper.redeem(cast.here, new, "net").person == cast.una
    assert paper.redeem(cast.here, other, "net").person == cast.ada


def test_a_right_code_costs_nothing(cast):
    code = code_for(cast.una)
    for _ in range(paper.PER_NETWORK.times + 1):
        assert paper.redeem(cast.here, code, "net")
    assert Tally.objects.count() == 0


def wrong(institution, times, network="net {}"):
    for n in range(times):
        assert paper.redeem(institution, "0000-0000-0000", network.format(n)) is None


def test_a_network_that_guesses_is_shut_out_and_no_other(cast):
    code = code_for(cast.una)
    wrong(cast.here, paper.PER_NETWORK.times, network="one")
    with pytest.raises(TooOften):
        paper.redeem(cast.here, code, "one")
    assert paper.redeem(cast.here, code, "another").person == cast.una


def test_after_200_failures_no_code_works_here_for_an_hour(cast):
    code = code_for(cast.una)
    wrong(cast.here, paper.PER_INSTITUTION.times)
    with pytest.raises(TooOften) as refusal:
        paper.redeem(cast.here, code, "fresh")
    assert refusal.value.limit.seconds == 3600
    assert paper.redeem(cast.there, "0000-0000-0000", "fresh") is None
    Tally.objects.update(ends=timezone.now())
    assert paper.redeem(cast.here, code, "fresh").person == cast.una


def test_the_office_hears_of_it_once(cast):
    wrong(cast.here, paper.PER_INSTITUTION.times)
    assert not paper.is_being_guessed(cast.here)
    for network in ("a", "b", "c"):
        with pytest.raises(TooOften):
            paper.redeem(cast.here, "0000-0000-0000", network)
    (alarm,) = Happening.objects.trusted(WHY).filter(verb=paper.GUESSED)
    assert alarm.particulars == {"failures": 200}
    assert paper.is_being_guessed(cast.here)
    assert not paper.is_being_guessed(cast.there)


def test_the_desk_says_so(cast, browse):
    assert b"guessing" not in browse("kari").get("/nordvik/desk/").content
    wrong(cast.here, paper.PER_INSTITUTION.times)
    with pytest.raises(TooOften):
        paper.redeem(cast.here, "0000-0000-0000", "net")
    assert b"Somebody is guessing the codes on your letters" in browse("kari").get("/nordvik/desk/").content


def spray(institution, letters: int, guesses: int) -> Counter:
    """An attacker with a network for each guess, against so many letters: how each guess was answered."""
    rows = [Person(institution=institution, given_names=str(n)).set_sort_keys() for n in range(letters)]
    codes = set(paper.make(institution, [one.pk for one in Person.objects.bulk_create(rows, batch_size=500)]).values())
    assert len(codes) == letters
    answers: Counter = Counter()
    for n in range(guesses):
        guess = "".join(secrets.choice(ALPHABET) for _ in range(paper.LENGTH))
        try:
            answers["claimed" if paper.redeem(institution, guess, f"net {n}") else "wrong"] += 1
        except TooOften:
            answers["refused"] += 1
    return answers


def test_spraying_claims_nothing(cast):
    assert spray(cast.here, letters=145, guesses=725) == {"wrong": 200, "refused": 525}


@pytest.mark.full
def test_spraying_at_full_size_claims_nothing(cast):
    """An hour may pass meanwhile, and with it a budget."""
    answers = spray(cast.here, letters=145_000, guesses=725_000)
    assert answers["claimed"] == 0
    assert answers["wrong"] <= 3 * paper.PER_INSTITUTION.times
    assert answers.total() == 725_000
