"""Which addresses on record may claim by themselves, and which never."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.claims import trust
from kohort.claims.models import Claim, SharedDomain
from kohort.people.models import Study
from tests.cast import make_person, study

from .asking import WHY, on_record


def test_a_private_address_of_one_person_may(una):
    (address,) = trust.addresses_of(una)
    assert address.value == "una@example.org"
    assert trust.may_claim(address)


def test_an_address_on_two_records_never_does(cast, una):
    """Siblings, parents, departments: whoever reads it is not sure to be either. Case does not count."""
    other = on_record(make_person(cast.here, "Ulf", "Ukjent"), "UNA@Example.org")
    assert trust.addresses_of(una) == []
    assert not trust.may_claim(other)


def test_somebody_of_another_institution_is_in_nobodys_way(cast, una):
    on_record(cast.selma, "una@example.org")
    assert [one.value for one in trust.addresses_of(una)] == ["una@example.org"]


def test_the_same_address_twice_on_one_record_is_one_persons(una):
    on_record(una, "una@example.org", "student")
    assert {one.value for one in trust.addresses_of(una)} == {"una@example.org"}


def test_a_shared_domain_never_does(cast, una):
    SharedDomain.objects.create(institution=cast.there, domain="example.org")
    assert trust.addresses_of(una)
    SharedDomain.objects.create(institution=cast.here, domain="example.org")
    assert trust.addresses_of(una) == []


def test_telephones_and_links_are_no_addresses(cast):
    on_record(cast.una, "+47 22 00 00 00", "phone")
    on_record(cast.una, "https://una.example.org", "link")
    assert trust.addresses_of(cast.una) == []


def test_after_a_stopped_claim_the_office_decides(una, cast):
    Claim.objects.create(
        institution=cast.here, person=una, account_id=cast.bo.account_id, way="mail", stopped_at=timezone.now()
    )
    assert trust.addresses_of(una) == []


@pytest.fixture
def student(cast):
    """Una studied until the summer of 2010, and had a mailbox."""
    on_record(cast.una, "una@stud.nordvik.no", "student")
    return cast.una


DAYS = [("2010-06-14", True), ("2010-12-10", True), ("2010-12-20", False), ("2025-01-01", False)]


@pytest.mark.parametrize(("day", "may"), DAYS)
def test_a_student_address_ends_half_a_year_after_the_award(student, time_machine, day, may):
    time_machine.move_to(f"{day}T12:00+00:00")
    assert bool(trust.addresses_of(student)) is may


@pytest.mark.parametrize(("day", "may"), [("2012-07-01", True), ("2013-01-20", True), ("2013-03-01", False)])
def test_without_an_award_it_ends_half_a_year_after_the_last_nominal_year(student, time_machine, day, may):
    Study.objects.trusted(WHY).filter(person=student).update(
        awarded=None, award_year=None, first_year=2010, last_year=2011
    )
    time_machine.move_to(f"{day}T12:00+00:00")
    assert bool(trust.addresses_of(student)) is may


def test_who_goes_on_studying_keeps_it(student, cast, time_machine):
    study(student, cast.economics, 2010, 2014)
    time_machine.move_to("2014-10-01T12:00+00:00")
    assert trust.addresses_of(student)


def test_nobody_without_a_study_has_one(cast):
    on_record(cast.tora, "tora@stud.nordvik.no", "student")
    assert trust.addresses_of(cast.tora) == []


def test_private_ones_come_first_and_what_is_known_last_at_the_head(una, time_machine):
    time_machine.move_to("2010-07-01T12:00+00:00")
    on_record(una, "una@stud.nordvik.no", "student")
    newer = on_record(una, "una.new@example.com")
    newer.confirmed = timezone.now() + timedelta(days=3650 * 2)
    newer.save()
    assert [one.value for one in trust.addresses_of(una)] == [
        "una.new@example.com",
        "una@example.org",
        "una@stud.nordvik.no",
    ]


def test_thousands_cost_what_one_costs(una, cast):
    people = [
        make_person(cast.here, f"P{number}", "Person", studies=[(cast.history, 2020, None)]) for number in range(9)
    ]
    for one in people:
        on_record(one, f"{one.pk}@example.org")
        on_record(one, f"{one.pk}@stud.nordvik.no", "student")
    on_record(people[0], f"{people[1].pk}@example.org")
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert list(trust.trusted_contacts([una.pk])) == [una.pk]
    with CaptureQueriesContext(connection) as many:
        found = trust.trusted_contacts([una.pk, *(one.pk for one in people)])
    assert len(many) <= len(few) + 1 == 3
    assert found.keys() == {una.pk, *(one.pk for one in people)} - {people[1].pk}
