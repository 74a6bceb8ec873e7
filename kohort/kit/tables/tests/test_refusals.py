"""A file that cannot be taken is refused at once, with a sentence that says what to do."""

import struct
import zipfile

import pytest
import xlsxwriter

from kohort.kit.tables import Refused, open_table

SHEET = "xl/worksheets/sheet1.xml"


def refusal(path):
    with pytest.raises(Refused) as refused:
        list(open_table(path))
    assert len(str(refused.value)) > 20
    return refused.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n ; ;\n", "empty"),
        (b"%PDF-1.7 ...", "unknown-kind"),
        (b"<html><table><tr><td>Navn</td></tr></table>", "unknown-kind"),
        (b"\x89PNG\r\n", "unknown-kind"),
        (b"PK\x03\x04 and then nothing", "unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "unreadable"),
        (b"Navn;Aar\nKari\0Moe;2015\n", "binary"),
        (b"Navn;Aar\nK\xe5re\0Moe;2015\n", "binary"),
        (b"\xff\xfeN\x00a\x00\x00\xd8", "unreadable"),
        ("Navn;År\nÅse Ødegård;1\nPål\n".encode() + b"K\xe5re;2\n", "mixed-encoding"),
        (b'a;b\n1;"never closed\n' + b"x;y\n" * 300, "open-quote"),
        (b";".join([b"a"] * 501), "too-wide"),
    ],
)
def test_what_is_no_table(tmp_path, content, code):
    (tmp_path / "table.csv").write_bytes(content)
    assert refusal(tmp_path / "table.csv") == code


def test_a_zip_of_something_else(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("letter.txt", "hello")
    assert refusal(tmp_path / "a.xlsx") == "unknown-kind"


@pytest.fixture
def bomb(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(SHEET, b"<row/>" * 4_000_000)
    return tmp_path / "bomb.xlsx"


def test_a_bomb_is_known_by_its_directory(bomb):
    assert refusal(bomb) == "too-big"


def test_a_bomb_whose_directory_lies(bomb):
    part = zipfile.ZipFile(bomb).getinfo(SHEET)
    told = struct.pack("<II", part.compress_size, part.file_size)
    content = bomb.read_bytes()
    assert told in content
    bomb.write_bytes(content.replace(told, struct.pack("<II", part.compress_size, 1000)))
    assert zipfile.ZipFile(bomb).getinfo(SHEET).file_size == 1000
    assert refusal(bomb) == "too-big"


def test_a_cell_in_the_last_corner_ends_the_reading_and_not_the_site(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "corner.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Navn")
        sheet.write(1_048_575, 16_383, "x")
    assert (tmp_path / "corner.xlsx").stat().st_size < 10_000
    assert refusal(tmp_path / "corner.xlsx") == "too-big"


def test_more_columns_than_a_register_has(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "wide.xlsx") as book:
        book.add_worksheet().write_row(0, 0, ["a"] * 600)
    assert refusal(tmp_path / "wide.xlsx") == "too-big"
