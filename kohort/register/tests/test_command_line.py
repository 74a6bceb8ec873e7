"""`kohort import` and `kohort institution`, as somebody types them."""

import json

import pytest
from click.testing import CliRunner

from kohort.institutions.commands import institution
from kohort.institutions.models import Institution
from kohort.register.commands import import_file

from .files import degree, many, spoiled, write

KEYS = set(
    "rows people degrees duplicates rejected rejected_lines warnings emails programmes updated unchanged merged_queue "
    "seconds".split()
)


def run(register, rows, *options):
    path = write(register.folder / "in.csv", rows)
    return CliRunner().invoke(import_file, [str(path), "--institution", "lysbu", *options])


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_json_is_one_object_with_the_figures(register, options):
    rows, expected = spoiled()
    done = run(register, rows, "--json", *options)
    told = json.loads(done.stdout)
    assert done.exit_code == 0
    assert told.keys() == KEYS
    assert {name: told[name] for name in expected} == expected
    assert bool(register.people.exists()) == (not options)


def test_the_summary_is_for_reading(register):
    rows, _expected = spoiled()
    done = run(register, rows)
    assert "Added: 22 people, 24 degrees, 2 programmes, 20 people with an address." in done.stdout
    assert "left out 1: Has a date that does not exist. (records 25)" in done.stdout


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_refused_file_ends_with_2(register, options):
    path = register.folder / "in.csv"
    path.write_text("one;two\n1;2\n")
    done = CliRunner().invoke(import_file, [str(path), "--institution", "lysbu", *options])
    assert done.exit_code == 2
    assert "headings were not recognised" in done.output
    assert bool(options) == (json.loads(done.stdout)["refused"] == "no-header" if options else False)


def test_a_mass_change_is_allowed_after_a_look(register):
    rows = [row | {"surname": f"X{n}"} for n, row in enumerate(many(50))]
    assert run(register, many(50)).exit_code == 0
    assert run(register, rows).exit_code == 2
    assert run(register, rows, "--allow-mass-change").exit_code == 0


def test_an_unknown_institution_names_those_there_are(register):
    path = write(register.folder / "in.csv", [degree()])
    done = CliRunner().invoke(import_file, [str(path), "--institution", "nowhere"])
    assert done.exit_code == 2
    assert "lysbu, nordvik, sundby" in done.output


def test_a_mapping_file_names_columns(register, tmp_path):
    path, mapping = register.folder / "own.csv", tmp_path / "mapping.json"
    path.write_text("Hvem;Hva;Når\nKari Moe;Historie;2005\n")
    mapping.write_text(json.dumps({"full_name": "Hvem", "programme_name": "Hva", "award_year": "Når"}))
    done = CliRunner().invoke(import_file, [str(path), "--institution", "lysbu", "--mapping", str(mapping), "--json"])
    assert json.loads(done.stdout)["people"] == 1
    mapping.write_text("[]")
    done = CliRunner().invoke(import_file, [str(path), "--institution", "lysbu", "--mapping", str(mapping)])
    assert done.exit_code == 2


def test_an_institution_is_added_with_names_in_several_languages(db):
    add = ["add", "saarela", "--name", "fi=Saarelan AMK", "--name", "sv=Saarela YH", "--language", "fi"]
    assert CliRunner().invoke(institution, [*add, "--country", "fi", "--colour", "#112233"]).exit_code == 0
    made = Institution.objects.get(slug="saarela")
    assert (made.names, made.languages) == ({"fi": "Saarelan AMK", "sv": "Saarela YH"}, ["fi", "sv"])
    assert (made.country, made.colour) == ("FI", "#112233")
    assert "saarela" in CliRunner().invoke(institution, ["list"]).output


@pytest.mark.parametrize(
    "wrong",
    [
        ["Not a slug"],
        ["sign-in"],
        ["new", "--country", "NOR"],
        ["new", "--colour", "red"],
    ],
)
def test_what_cannot_be_is_refused(db, wrong):
    add = ["add", "--name", "X", "--language", "nb", "--country", "NO", *wrong]
    assert CliRunner().invoke(institution, add).exit_code == 2
    assert not Institution.objects.exists()
