"""A file comes in once, whole and as its figures say; the same file again changes nothing."""

import pytest

from kohort.access.audience import Audience
from kohort.activity.models import Happening
from kohort.institutions.models import Programme, Unit
from kohort.kit.tables import write_csv
from kohort.people.models import Contact, Origin, Person, Position, Residence, Study
from kohort.register.models import Import, Problem, Record, Source

from .files import degree, many, spoiled
from .importing import WHY


def test_the_figures_are_what_the_rows_are(register):
    rows, expected = spoiled()
    run = register.take(rows)
    assert {name: run.figures[name] for name in expected} == expected
    assert register.people.count() == expected["people"]
    assert register.all(Study).count() == expected["degrees"]
    assert len(register.emails()) == expected["emails"]
    assert run.state == Import.State.DONE


def test_a_dry_run_tells_the_same_and_writes_nothing(register):
    rows, _expected = spoiled()
    foretold = register.check(rows)
    assert not register.people.exists()
    assert not Programme.objects.filter(institution=register.institution).exists()
    assert not register.all(Source).exists()
    assert register.take(rows).figures == foretold


def test_the_same_file_again_adds_nothing(register):
    rows, expected = spoiled()
    register.take(rows)
    before = register.content()
    again = register.take(rows).figures
    assert (again["people"], again["degrees"], again["emails"], again["programmes"]) == (0, 0, 0, 0)
    assert (again["unchanged"], again["updated"]) == (24, 0)
    assert again["rejected_lines"] == expected["rejected_lines"]
    assert again["warnings"] == expected["warnings"]
    assert register.content() == before


def test_other_institutions_are_not_touched(register, cast):
    def theirs():
        return sorted(
            Person.objects.trusted(WHY).exclude(institution=register.institution).values_list("pk", "surname")
        )

    before = theirs()
    register.take([degree(given_names="Ada", surname="Ødegård", birth_year="1980"), *many(5, start=2)])
    assert theirs() == before
    assert register.people.count() == 6


def test_a_row_becomes_facts_with_a_source(register):
    row = degree(
        former_surnames="Hansen",
        call_name="Kari",
        email_private="Kari@Example.com",
        email_institution="kao@stud.example.org",
        phone="+47 900 00 000",
        employer="Fjordkraft",
        job_title="Archivist",
        place="Bergen",
        country="Norway",
        home_country="Italy",
        street="Gata 1",
        postcode="5003",
        city="Bergen",
    )
    register.take([row], source="FS")
    person = register.person()
    study, position = register.all(Study).get(), register.all(Position).get()
    assert (person.given_names, person.call_name, person.surname) == ("Kari Anne", "Kari", "Ødegård")
    assert (study.level, study.award_year, study.first_year, study.last_year) == (7, 2005, 2000, 2004)
    assert study.programme.names == {"en": "History"}
    assert (position.employer, position.title, position.country, position.place) == (
        *("Fjordkraft", "Archivist", "NO", "Bergen"),
    )
    assert position.geonameid
    assert register.all(Origin).get().country == "IT"
    assert not register.all(Residence).exists()
    contacts = register.all(Contact).values_list("kind", "value", "audience")
    assert set(contacts) == {
        ("email", "kari@example.com", Audience.OFFICE),
        ("student", "kao@stud.example.org", Audience.OFFICE),
        ("phone", "+47 900 00 000", Audience.OFFICE),
        ("address", "Gata 1, 5003 Bergen", Audience.OFFICE),
    }
    assert register.names(person) == [("former", "Hansen")]
    assert {fact.source for fact in (study, position)} == {"register:fs"}
    assert register.all(Record).get().birth_year == 1980


def test_without_an_employer_the_place_is_where_one_lives(register):
    register.take([degree(place="Åbo", country="Finland")])
    home = register.all(Residence).get()
    assert (home.place, home.country, home.source) == ("Åbo", "FI", "register:canonical")
    assert not register.all(Position).exists()


def test_the_source_is_said_or_in_a_column_or_the_shape(register):
    register.take([degree("P1", "D1")], source="  Old  FS ")
    register.take([degree("P2", "D2", source_system="Peppi")])
    register.take([degree("P3", "D3")])
    assert dict(register.all(Record).values_list("source_person_id", "source__name")) == {
        "P1": "old fs",
        "P2": "peppi",
        "P3": "canonical",
    }


def test_the_same_id_in_two_systems_is_two_degrees(register):
    register.take([degree(given_names="Ola", email_private="")], source="a")
    register.take([degree(given_names="Per", email_private="")], source="b")
    assert register.people.count() == 2


def test_programmes_gather_their_names(register):
    register.take([degree(programme_name_en="History")])
    register.take(
        [degree(programme_name_en="Changed", programme_name_nb="Historie", org_unit_code="HF", unit_name="HF")]
    )
    programme = Programme.objects.get(institution=register.institution)
    assert programme.names == {"en": "History", "nb": "Historie"}
    register.take([degree("P2", "D2", programme_code="", programme_name_en="", programme_name_nb="HISTORIE")])
    register.take(
        [degree("P3", "D3", programme_code="", programme_name_en="", programme_name_nb="Økonomi", org_unit_code="SV")]
    )
    made = Programme.objects.get(institution=register.institution, code="okonomi")
    assert made.unit == Unit.objects.get(institution=register.institution, code="SV")
    assert Programme.objects.filter(institution=register.institution).count() == 2


def test_a_missing_degree_id_is_derived_and_told(register):
    rows = [degree("P1", ""), degree("P1", "", programme_code="ECON"), degree("P2", "")]
    run = register.take(rows)
    assert run.figures["warnings"] == {"derived-degree-id": 3}
    assert (run.figures["people"], run.figures["degrees"]) == (2, 3)
    assert register.take(rows).figures["unchanged"] == 3


def test_a_formula_in_a_name_stays_text(register, tmp_path):
    name = "=1+1"
    register.take([degree(surname=name, given_names="+cmd|x")])
    assert (register.person().given_names, register.person().surname) == ("+cmd|x", name)
    exported = tmp_path / "exported.csv"
    with exported.open("w", newline="", encoding="utf-8") as file:
        write_csv([["surname"], [register.person().surname]], file)
    assert '"\'=1+1"' in exported.read_text(encoding="utf-8")


def test_problems_are_kept_by_number_and_never_with_content(register):
    rows, _expected = spoiled()
    run = register.take(rows)
    problems = Problem.objects.trusted(WHY).filter(import_run=run).order_by("number")
    assert list(problems.values_list("number", "reason", "column", "is_warning")) == [
        (24, "national-id", "note", False),
        (25, "bad-date", "award_date", False),
        (26, "missing", "surname", False),
        (27, "missing", "award_date", False),
        (28, "protected", "protected_identity", False),
        (29, "deceased", "deceased", False),
        (30, "bad-email", "", True),
    ]


def test_the_deed_is_written_down(register):
    run = register.take(many(3))
    happening = Happening.objects.trusted(WHY).get(verb="imported", institution=register.institution)
    assert (happening.particulars["people"], happening.particulars["key"]) == (3, run.key)


@pytest.mark.parametrize("long", ["x" * 300])
def test_long_cells_are_cut_and_long_ids_told_by_a_digest(register, long):
    rows = [degree(long + "1", long + "1", surname=long), degree(long + "2", long + "2", degree_title=long)]
    assert register.take(rows).figures["people"] == 2
    assert register.take(rows).figures["unchanged"] == 2
