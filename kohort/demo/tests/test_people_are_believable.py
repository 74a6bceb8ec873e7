"""Invented people are the same in every run, differ as people do, and can be nobody."""

from collections import Counter
from datetime import date
from itertools import islice

import pytest
from stdnum.fi import hetu
from stdnum.no import fodselsnummer

from kohort.demo.curriculum import institutions
from kohort.demo.names import FAMOUS
from kohort.demo.people import invent
from kohort.people.vocabulary.countries import country_codes
from kohort.people.vocabulary.places import find

TODAY = date(2026, 11, 23)
COUNT = 6000
RESERVED = {"example.com", "example.org"}


@pytest.fixture(scope="module", params=list(institutions()))
def plan(request):
    return institutions()[request.param]


@pytest.fixture(scope="module")
def people(plan):
    return list(invent(plan, COUNT, seed=7, today=TODAY))


@pytest.fixture(scope="module")
def studies(people):
    return [study for person in people for study in person.studies]


@pytest.fixture(scope="module")
def positions(people):
    return [position for person in people for position in person.positions]


def test_the_same_seed_invents_the_same_people(plan, people):
    assert list(invent(plan, 300, seed=7, today=TODAY)) == people[:300]
    assert list(invent(plan, 300, seed=8, today=TODAY)) != people[:300]


def test_people_are_invented_one_by_one(plan):
    assert len(list(islice(invent(plan, 10**9, seed=7, today=TODAY), 3))) == 3


def test_keys_and_addresses_are_unique(people):
    emails = [person.email for person in people if person.email]
    assert len({person.key for person in people}) == COUNT
    assert len(set(emails)) == len(emails) > COUNT / 2


def test_no_name_is_empty_and_the_call_name_is_one_of_the_given(people):
    assert all(person.surname and person.call_name in person.given_names.split() for person in people)
    assert FAMOUS.isdisjoint(f"{person.call_name} {person.surname}" for person in people)


def test_names_collide_as_in_life(people):
    names = Counter((person.call_name, person.surname) for person in people)
    assert names.most_common(1)[0][1] >= 3
    assert len(names) > COUNT / 4


def test_names_come_in_all_shapes(plan, people):
    surnames = [person.surname for person in people]
    doubled = sum(" " in surname for surname in surnames) / COUNT
    assert any("-" in surname for surname in surnames)
    assert any("-" in person.call_name for person in people)
    assert any(person.former_surname for person in people)
    assert doubled > 0.08 if plan.country == "NO" else doubled < 0.01


def test_addresses_can_be_nobodys(people):
    addresses = [address for person in people for address in (person.email, person.student_email) if address]
    domains = {address.partition("@")[2] for address in addresses}
    assert all(domain in RESERVED or domain.endswith(".test") for domain in domains)
    assert all(address.isascii() and " " not in address for address in addresses)


def test_nothing_about_a_person_is_an_identity_number(people):
    texts = [text for person in people[:500] for text in (person.key, person.email or "", person.surname)]
    assert not any(fodselsnummer.is_valid(text) or hetu.is_valid(text, allow_temporary=True) for text in texts)


def test_about_a_fifth_has_claimed_and_more_of_the_recent(people):
    recent = [person.claimed for person in people if person.studies[-1].start.year >= 2012]
    early = [person.claimed for person in people if person.studies[-1].start.year < 1995]
    assert 0.15 < sum(person.claimed for person in people) / COUNT < 0.27
    assert sum(recent) / len(recent) > 1.5 * sum(early) / len(early)


def test_the_share_that_claimed_can_be_chosen(plan):
    few = sum(person.claimed for person in invent(plan, 2000, seed=7, today=TODAY, claimed=0.02))
    assert few < 100


def test_only_who_claimed_has_confirmed_and_never_in_the_future(people):
    assert all((person.confirmed is not None) == person.claimed for person in people)
    assert all(person.studies[0].start <= person.confirmed <= TODAY for person in people if person.claimed)


def test_of_the_unclaimed_at_most_one_present_position_is_known(people):
    found = [person.positions for person in people if not person.claimed]
    assert all(len(positions) <= 1 and all(each.end is None for each in positions) for positions in found)
    assert any(found)


def test_studies_run_forward_and_titles_are_those_of_their_programme(plan, studies):
    ended = [study for study in studies if study.end]
    assert all(study.start < study.end <= TODAY for study in ended)
    assert all(study.start <= TODAY for study in studies)
    assert all(bool(study.title) == bool(study.award) for study in studies)
    assert all(study.title == study.programme.titles[plan.default_language] for study in studies if study.award)


def test_programmes_award_only_while_they_run(studies):
    awarded = [(study.award.year, study.programme) for study in studies if study.award]
    assert all(programme.first <= year <= (programme.last or year) for year, programme in awarded)


def test_some_study_now_some_left_and_some_came_back(people, studies):
    students = sum(person.studies[-1].end is None for person in people)
    leavers = sum(bool(study.end and not study.award) for study in studies)
    returned = sum(len(person.studies) > 1 for person in people)
    assert 0.04 < students / COUNT < 0.2
    assert 0.02 < leavers / COUNT < 0.1
    assert 0.02 < returned / COUNT < 0.2


def test_student_addresses_are_for_students(people):
    assert all(bool(person.student_email) == (person.studies[-1].end is None) for person in people)


def test_classes_grow_with_the_years(studies):
    awards = Counter(study.award.year // 10 for study in studies if study.award)
    assert awards[199] < awards[200] < awards[201]


def test_nobody_begins_as_a_child_and_nobody_works_in_retirement(people):
    assert all(18 <= person.studies[0].start.year - person.birth_year <= 60 for person in people)
    old = [person for person in people if TODAY.year - person.birth_year > 67]
    assert old
    assert all(position.end for person in old for position in person.positions)


def test_careers_run_forward_and_seldom_overlap(people):
    careers = [person.positions for person in people if person.positions]
    assert all(each.start <= (each.end or TODAY.year) for positions in careers for each in positions)
    double = sum(sum(each.end is None for each in positions) > 1 for positions in careers)
    assert 0 < double / len(careers) < 0.05


def test_some_work_abroad_and_all_work_somewhere_the_gazetteer_knows(plan, positions):
    now = [position for position in positions if position.end is None]
    assert 0.05 < sum(position.country != plan.country for position in now) / len(now) < 0.25
    assert all(find(place, country) for place, country in {(each.place, each.country) for each in positions})


def test_large_employers_have_many(positions):
    employers = Counter(position.employer for position in positions)
    assert employers.most_common(1)[0][1] > 20
    assert len(employers) > 200


def test_homes_are_real_places_and_countries(people):
    homes = {(person.residence.place, person.residence.country) for person in people if person.residence}
    assert all(find(*home) for home in homes)
    assert {person.home_country for person in people} <= set(country_codes())


def test_names_from_elsewhere_are_as_many_as_in_life(plan, people):
    from_here = sum(person.home_country == plan.country for person in people)
    assert 0.8 < from_here / COUNT < 0.95


def test_people_read_the_languages_of_their_institution(plan, people):
    languages = Counter(person.language for person in people)
    assert set(languages) == set(plan.languages)
    assert languages.most_common(1)[0][0] == plan.default_language
