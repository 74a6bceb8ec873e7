"""What a row keeps, what is derived for it, and how little is kept of a row that is left out."""

import pytest

from kohort.register.reading import Rejection, Row, RowReader, recognise

HEADER = [
    "source_system",
    "source_person_id",
    "source_degree_id",
    "given_names",
    "surname",
    "birth_year",
    "email_private",
    "email_institution",
    "programme_code",
    "award_date",
    "protected_identity",
    "deceased",
    "note",
]
KARI = {
    "source_system": "sis",
    "source_person_id": "P1",
    "source_degree_id": "D1",
    "given_names": "Kari",
    "surname": "Moe",
    "birth_year": "1970",
    "email_private": "kari@example.org",
    "email_institution": "k1@stud.example.org",
    "programme_code": "HIS",
    "award_date": "1995-06-01",
}


def read(header=HEADER, **changes):
    cells = {**KARI, **changes}
    return RowReader(recognise(header)).read(7, [cells.get(name, "") for name in header])


def without(*fields):
    return [name for name in HEADER if name not in fields]


@pytest.mark.parametrize(("flag", "reason"), [("protected_identity", "protected"), ("deceased", "deceased")])
def test_suppressed_rows_keep_only_what_a_keyed_hash_needs(flag, reason):
    addresses = ("kari@example.org", "k1@stud.example.org")
    assert read(**{flag: "J", "surname": ""}) == Rejection(7, reason, flag, "sis", "P1", "D1", addresses)


@pytest.mark.parametrize("flag", ["protected_identity", "deceased"])
@pytest.mark.parametrize("yes", ["J", "kyllä", "x", "1", "true", "Kode 6", "STRENGT FORTROLIG", "12.03.2019"])
def test_a_flag_is_rather_set_than_missed(flag, yes):
    assert isinstance(read(**{flag: yes}), Rejection)


@pytest.mark.parametrize("no", ["", "N", "nei", "ei", "e", "false", "0", "no", "nej", "-", "UGRADERT"])
def test_a_no_is_a_no(no):
    assert isinstance(read(protected_identity=no, deceased=no), Row)


def test_an_identity_number_comes_before_all_else_and_nothing_is_kept():
    assert read(note="cpr 010190-1234", protected_identity="J", surname="") == Rejection(7, "national-id", "note")


def test_an_identity_number_past_the_last_heading():
    cells = [KARI.get(name, "") for name in HEADER]
    assert RowReader(recognise(HEADER)).read(7, [*cells, "010190-1234"]) == Rejection(7, "national-id", "")


@pytest.mark.parametrize("field", ["given_names", "surname", "programme_code", "award_date"])
def test_what_a_row_cannot_do_without(field):
    assert read(**{field: ""}) == Rejection(7, "missing", field)


def test_a_faulty_value_that_is_not_needed_is_left_out_with_a_warning():
    row = read([*HEADER, "start_date", "level_eqf"], birth_year="19x", start_date="31.02.2010", level_eqf="odd")
    assert (row.birth_year, row.start, row.start_year, row.level) == (None, None, None, None)
    assert set(row.warnings) == {"bad-birth-year", "bad-start", "bad-level"}


def test_names_are_made_whole_but_not_corrected():
    row = read([*HEADER, "former_surnames"], given_names="A\u030ase  Kari\nAnne", former_surnames="Lie, Berg-Hansen")
    assert (row.given_names, row.former_surnames) == ("Åse Kari Anne", ("Lie", "Berg-Hansen"))


def test_a_degree_without_an_id_gets_the_same_one_every_time():
    header = without("source_degree_id")
    first, again = read(header), read(header, email_private="new@example.org")
    assert first.source_degree_id == again.source_degree_id
    assert first.warnings == ("derived-degree-id",)
    assert read(header, award_date="1997-06-01").source_degree_id != first.source_degree_id


def test_a_person_without_an_id_is_told_apart_by_birth_year_and_address():
    header = without("source_person_id")
    kari = read(header)
    assert kari.source_person_id == read(header, source_degree_id="D2", programme_code="X").source_person_id
    assert kari.source_person_id != read(header, birth_year="1980").source_person_id
    assert kari.source_person_id != read(header, email_private="other@example.org").source_person_id


def test_people_with_nothing_but_a_name_are_never_one():
    header = without("source_person_id", "birth_year", "email_private", "email_institution")
    assert read(header).source_person_id != read(header, programme_code="X").source_person_id


def test_the_digest_tells_a_changed_row_and_a_changed_meaning():
    cells = [KARI.get(name, "") for name in HEADER]
    reader = RowReader(recognise(HEADER))
    digest = reader.digest(cells)
    assert digest == RowReader(recognise(HEADER)).digest(list(cells)) == reader.read(2, cells).digest
    assert reader.digest([*cells[:-1], "changed"]) != digest
    remapped = recognise(HEADER, {"email_private": "email_institution"})
    assert RowReader(remapped).digest(cells) != digest
