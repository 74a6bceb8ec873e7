"""Who is who: two ids of one source never join; across sources what is sure joins, what is likely waits."""

import pytest

from kohort.register.models import Record

from .files import degree

ADDRESS = "kari@example.com"


@pytest.mark.parametrize(
    ("before", "after", "people", "queue"),
    [
        pytest.param({}, {"surname": "Oedegaard"}, 1, [], id="another spelling"),
        pytest.param({}, {"surname": "Berg", "former_surnames": "Ødegaard"}, 1, [], id="married since"),
        pytest.param({"former_surnames": "Berg"}, {"surname": "Berg"}, 1, [], id="the other has the former name"),
        pytest.param({}, {"given_names": "Kari"}, 2, ["name"], id="fewer given names"),
        pytest.param({}, {"programme_code": "ECON"}, 2, ["name"], id="another programme"),
        pytest.param({}, {"birth_year": "1981"}, 2, [], id="another birth year"),
        pytest.param({}, {"birth_year": ""}, 2, [], id="no birth year, no address"),
        pytest.param({}, {"given_names": "Ola"}, 2, [], id="another given name"),
        pytest.param(
            {"email_private": ADDRESS},
            {"email_private": ADDRESS, "given_names": "Kari", "programme_code": "ECON"},
            1,
            [],
            id="address, surname and birth year",
        ),
        pytest.param(
            {"email_private": ADDRESS},
            {"email_private": ADDRESS, "surname": "Berg", "programme_code": "ECON"},
            2,
            ["address"],
            id="address and birth year, another surname",
        ),
        pytest.param(
            {"email_private": ADDRESS}, {"email_private": ADDRESS, "birth_year": ""}, 2, ["address"], id="no birth year"
        ),
        pytest.param(
            {"email_private": ADDRESS}, {"email_private": ADDRESS, "birth_year": "1984"}, 2, [], id="a sister, older"
        ),
        pytest.param(
            {"email_private": ADDRESS},
            {"email_private": ADDRESS, "given_names": "Ola", "programme_code": "ECON"},
            2,
            ["address"],
            id="a twin",
        ),
    ],
)
def test_across_sources(register, before, after, people, queue):
    register.take([degree(**before)], source="a")
    foretold = register.check([degree("X1", "Y1", **after)], source="b")
    run = register.take([degree("X1", "Y1", **after)], source="b")
    assert register.people.count() == people
    assert register.queue() == queue
    assert run.figures == foretold
    assert (foretold["people"], foretold["merged_queue"]) == (people - 1, len(queue))


@pytest.mark.parametrize("together", [True, False])
def test_two_ids_of_one_source_are_two_people(register, together):
    rows = [degree("P1", "D1"), degree("P2", "D2")]
    for part in [rows] if together else [rows[:1], rows[1:]]:
        register.take(part)
    assert (register.people.count(), register.queue()) == (2, [])


@pytest.mark.parametrize("together", [True, False])
def test_two_ids_with_one_address_are_shown_and_not_joined(register, together):
    rows = [degree("P1", "D1", email_private=ADDRESS), degree("P2", "D2", email_private=ADDRESS)]
    for part in [rows] if together else [rows[:1], rows[1:]]:
        foretold = register.check(part)
        assert register.take(part).figures == foretold
    assert (register.people.count(), register.queue()) == (2, ["pair"])


def test_two_ids_do_not_join_through_a_third_record(register):
    register.take([degree()], source="a")
    register.take([degree("X1", "Y1"), degree("X2", "Y2")], source="b")
    assert register.people.count() == 3
    assert register.queue() == ["several", "several"]
    register.take([degree("X3", "Y3")], source="b")
    assert register.people.count() == 4


def test_an_address_on_two_people_joins_nobody(register):
    register.take([degree("P1", "D1", email_private=ADDRESS)], source="a")
    register.take([degree("P2", "D2", email_private=ADDRESS, given_names="Ola", birth_year="1978")], source="a")
    register.take([degree("X1", "Y1", email_private=ADDRESS, programme_code="ECON")], source="b")
    assert register.people.count() == 3
    assert register.queue() == ["name"]


def test_an_address_on_two_rows_joins_nobody(register):
    register.take([degree("P1", "D1", email_private=ADDRESS)], source="a")
    sister = degree("X2", "Y2", email_private=ADDRESS, given_names="Kari Berit", programme_code="LAW")
    register.take([degree("X1", "Y1", email_private=ADDRESS, programme_code="ECON"), sister], source="b")
    assert register.people.count() == 3


def test_the_same_degree_in_two_systems_is_one(register):
    register.take([degree()], source="a")
    run = register.take([degree("X1", "Y1"), degree("X1", "Y2", award_date="2009-06-01")], source="b")
    assert (run.figures["people"], run.figures["degrees"]) == (0, 1)
    assert register.person("X1").study_set.trusted("test").count() == 2
    again = register.take([degree("X1", "Y3")], source="b").figures
    assert again["degrees"] == 0


def test_a_match_in_a_later_row_of_the_same_human_counts(register):
    register.take([degree()], source="a")
    register.take([degree("X1", "Y1", programme_code="ECON"), degree("X1", "Y2")], source="b")
    assert (register.people.count(), register.queue()) == (1, [])


def test_who_joined_keeps_the_name_they_have(register):
    register.take([degree()], source="a")
    register.take([degree("X1", "Y1", surname="Oedegaard")], source="b")
    person = register.person("X1", source__name="b")
    assert person.surname == "Ødegård"
    assert register.names(person) == [("registered", "Kari Anne Oedegaard")]
    assert register.all(Record).get(source__name="b").surname == "Oedegaard"
