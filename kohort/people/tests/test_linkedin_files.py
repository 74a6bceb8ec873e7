"""Reading what LinkedIn sends, and what only pretends to be it. Everybody in these files is invented."""

import struct
import zipfile
from datetime import date
from io import BytesIO

import pytest

from kohort.kit.tables import Refused
from kohort.people.linkedin.archive import DIRECTORY, MOST_OF_A_TABLE, tables_in
from kohort.people.linkedin.meaning import day, somewhere

POSITIONS = """Company Name,Title,Description,Location,Started On,Finished On
Fjordkraft Arkiv,Arkivar,"Many shelves; many boxes; a; b; c; d; e; f; g; h; i; j; k
and, on a second line, ""more"" of them.","Bergen, Vestland, Norway",Mar 2020,
Turun kaupunki,Harjoittelija,,"Turku, Finland",Jan 2018,Dec 2019
"""
SKILLS = "Name\nArchives\nPaleography\nØstnorsk dialekt\n"
PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location\n"
    'Ada,Ødegård,,"Storgata 1, 5003 Bergen",Jan 1,Archivist,"Two\nlines",Archives,5003,"Bergen, Norway"\n'
)
EDUCATION = "School Name,Start Date,End Date,Notes,Degree Name,Activities\nUniversity of Elsewhere,2003,2005,,MA,\n"
EXPORT = {"Positions.csv": POSITIONS, "Skills.csv": SKILLS, "Profile.csv": PROFILE, "Education.csv": EDUCATION}


def zipped(tables=EXPORT, packed=zipfile.ZIP_DEFLATED):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", packed) as archive:
        for name, text in tables.items():
            archive.writestr(name, text)
    file.seek(0)
    return file


def refusal(file):
    with pytest.raises(Refused) as refused:
        tables_in(file)
    return refused.value.code


def test_the_four_tables_and_nothing_else_are_read():
    others = {"messages.csv": "FROM,CONTENT\nBo,secret\n", "Connections.csv": "First Name,URL\nBo,x\n"}
    tables = tables_in(zipped(EXPORT | others))
    assert set(tables) == {"positions.csv", "skills.csv", "profile.csv", "education.csv"}
    first, second = tables["positions.csv"]
    assert first["company name"] == "Fjordkraft Arkiv"
    assert (first["started on"], first["finished on"]) == ("Mar 2020", "")
    assert second["location"] == "Turku, Finland"
    assert [row["name"] for row in tables["skills.csv"]] == ["Archives", "Paleography", "Østnorsk dialekt"]
    assert "Storgata" not in str(tables)
    assert "Many shelves" not in str(tables)
    assert "secret" not in str(tables)


def test_a_folder_in_the_zip_and_other_letters_in_the_name():
    tables = tables_in(zipped({"Basic_Export_11-23-2026/POSITIONS.CSV": POSITIONS}))
    assert len(tables["positions.csv"]) == 2


@pytest.mark.parametrize("name", EXPORT)
def test_one_table_is_known_by_its_headings(name):
    assert set(tables_in(BytesIO(EXPORT[name].encode()))) == {name.lower()}


@pytest.mark.parametrize(
    "table",
    [
        "\ufeff" + POSITIONS,
        'Notes:\n"What you may wonder, and why it is so."\n\n' + POSITIONS,
        POSITIONS.replace("\n", "\r\n"),
        "Company Name;Title;Location;Started On;Finished On\r\nA;B;;Mar 2020;\r\nC;D;;;\r\n",
        "COMPANY NAME\tTITLE\nA\tB\nC\tD\n",
        "Company Name,Title\nA,B\n\n,,\nC\n",
    ],
)
def test_tables_saved_in_other_ways(table):
    rows = tables_in(BytesIO(table.encode()))["positions.csv"]
    assert len(rows) == 2
    assert all(row["company name"] for row in rows)


def test_a_table_in_an_old_encoding():
    assert tables_in(BytesIO(SKILLS.encode("cp1252")))["skills.csv"][2]["name"] == "Østnorsk dialekt"


def test_signs_that_turn_or_hide_text_are_gone():
    rows = tables_in(BytesIO("Name\nfirst\u202etxet\0 \x07here\n".encode()))["skills.csv"]
    assert rows[0]["name"] == "first txet here"


def test_what_is_no_export():
    assert refusal(BytesIO(b"")) == "not-an-export"
    assert refusal(BytesIO(b"%PDF-1.7 \xff\xfe")) == "not-an-export"
    assert refusal(BytesIO(b"First Name,Last Name,URL\nBo,Berg,x\n")) == "not-an-export"
    assert refusal(BytesIO(b"Name,Proficiency\nFinnish,Native\n")) == "not-an-export"
    assert refusal(zipped({"photos/me.jpg": "x"})) == "not-an-export"
    assert refusal(BytesIO(b"PK\x03\x04 and no more")) == "unreadable"
    assert refusal(BytesIO(b'Name\n"' + b"x" * 200_000)) == "unreadable"
    assert refusal(zipped(packed=zipfile.ZIP_BZIP2)) == "unreadable"


def test_a_bomb_is_refused_by_what_its_directory_says():
    bomb = zipped({"Skills.csv": "Name\n" + "x\n" * MOST_OF_A_TABLE})
    assert len(bomb.getvalue()) < MOST_OF_A_TABLE / 50
    assert refusal(bomb) == "too-big"


def test_a_bomb_whose_directory_lies_is_refused_while_it_unfolds():
    bomb = bytearray(zipped({"Skills.csv": "Name\n" + "x\n" * MOST_OF_A_TABLE}).getvalue())
    struct.pack_into("<I", bomb, bomb.rfind(b"PK\x01\x02") + 24, 100)
    assert refusal(BytesIO(bytes(bomb))) == "unreadable"


def test_a_directory_too_long_to_read_is_not_read():
    crowd = bytearray(zipped().getvalue())
    struct.pack_into("<I", crowd, crowd.rfind(DIRECTORY) + 12, 2**30)
    assert refusal(BytesIO(bytes(crowd))) == "too-big"


def test_a_locked_zip():
    locked = bytearray(zipped({"Skills.csv": SKILLS}).getvalue())
    struct.pack_into("<H", locked, locked.rfind(b"PK\x01\x02") + 8, 1)
    assert refusal(BytesIO(bytes(locked))) == "password"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Mar 2020", date(2020, 3, 1)),
        ("March 2020", date(2020, 3, 1)),
        ("Sept. 2020", date(2020, 9, 1)),
        ("03/2020", date(2020, 3, 1)),
        ("2020", date(2020, 1, 1)),
        ("", None),
        ("Present", None),
        ("13/2020", None),
        ("Foo 2020", None),
        ("Mar 0020", None),
    ],
)
def test_days(text, first):
    assert day(text) == first


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        ("Oslo, Norway", "Oslo", "NO"),
        ("Bergen, Vestland, Norway", "Bergen", "NO"),
        ("Åbo, Finland", "Turku", "FI"),
        ("Greater Stockholm Metropolitan Area", "Stockholm", "SE"),
        ("Oslo Region", "Oslo", "NO"),
        ("Nowhereville, Norway", "Nowhereville", "NO"),
        ("Norway", "", "NO"),
        ("Remote", "", ""),
        ("", "", ""),
        (",", "", ""),
    ],
)
def test_places(text, place, country):
    assert somewhere(text)[:2] == (place, country)
