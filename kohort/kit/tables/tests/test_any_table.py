"""Whatever program saved the table, the same records come out of it."""

import datetime

import pytest
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table as OdfTable
from odf.table import TableCell, TableRow
from odf.text import P

from kohort.kit.tables import open_table

HEADER = ["Fornavn", "Etternavn", "Sted"]
ROWS = [["Åse", "Sjøgård", "Hamar"], ["Väinö", "Äijälä", "Öja"], ["Bjørg", "Ødegård", "Ål"]]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "iso8859-15", "mac-roman", "cp850"]


def saved(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


def joined(records, separator):
    return "".join(separator.join(record) + "\r\n" for record in records)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_any_encoding_and_separator(tmp_path, encoding, separator):
    table = open_table(saved(tmp_path / "names.txt", joined([HEADER, *ROWS], separator), encoding))
    assert table.header == HEADER
    assert list(table) == [(2, ROWS[0]), (3, ROWS[1]), (4, ROWS[2])]


def test_a_finnish_file_with_the_letters_only_iso_8859_15_has(tmp_path):
    table = open_table(saved(tmp_path / "a", "Nimi;Vuosi\nŠeila Žukova;2001\nPäivi Mäki;2002\n", "iso8859-15"))
    assert next(iter(table)) == (2, ["Šeila Žukova", "2001"])


def test_windows_apostrophes_and_slavic_names_stay_windows(tmp_path):
    table = open_table(saved(tmp_path / "a", "Navn;År\nŽana O’Brien;2001\nŠime Å;2002\n", "cp1252"))
    assert [cells[0] for _number, cells in table] == ["Žana O’Brien", "Šime Å"]


def test_a_line_break_in_quotes_is_no_new_record_and_blank_lines_keep_their_number(tmp_path):
    path = saved(tmp_path / "a.csv", 'a;b\n1;"two\nlines; ""quoted"""\n\n;\n2;x\n')
    assert list(open_table(path)) == [(2, ["1", 'two\nlines; "quoted"']), (5, ["2", "x"])]


def test_commas_in_names_do_not_beat_the_semicolon(tmp_path):
    path = saved(tmp_path / "a.csv", "Navn;År\nMoe, Kari;2001\nLie, Ola, Per;2002\n")
    assert open_table(path).header == ["Navn", "År"]


def test_a_first_line_can_name_the_separator(tmp_path):
    table = open_table(saved(tmp_path / "a.csv", "sep=|\na|b\n1|2\n"))
    assert table.head[1] == (2, ["a", "b"])


def test_a_title_can_stand_above_the_header(tmp_path):
    table = open_table(saved(tmp_path / "a.csv", "Graduates of 2015;;\n\nNavn;Program;År\nKari;X;2015\n"))
    assert [number for number, _cells in table.head] == [1, 3, 4]
    table.take_header(3)
    assert table.header == ["Navn", "Program", "År"]
    assert list(table) == list(table) == [(4, ["Kari", "X", "2015"])]


def test_xlsx_takes_the_first_sheet_with_rows_and_gives_real_dates(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.dat") as book:
        book.add_worksheet("empty")
        hidden = book.add_worksheet("hidden")
        hidden.write(0, 0, "leftover")
        hidden.hide()
        sheet = book.add_worksheet("people")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(1, 0, ["Nimi", "Vuosi", "Keskiarvo", "Kyllä"])
        sheet.write_row(3, 0, [" Aino ", 1999, 4.5, True])
        sheet.write_datetime(3, 4, datetime.datetime(2015, 6, 1), day)
    table = open_table(tmp_path / "a.dat")
    assert table.header_number == 2
    assert list(table) == [(4, ["Aino", "1999", 4.5, "true", datetime.date(2015, 6, 1)])]


def odf_row(texts):
    row = TableRow()
    for text in texts:
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=text))
        row.addElement(cell)
    return row


def test_ods_with_the_million_blank_rows_its_programs_leave(tmp_path):
    book, sheet = OpenDocumentSpreadsheet(), OdfTable(name="a")
    sheet.addElement(odf_row(HEADER))
    sheet.addElement(odf_row(ROWS[0]))
    blank = TableRow(numberrowsrepeated=1048574)
    blank.addElement(TableCell(numbercolumnsrepeated=16384))
    sheet.addElement(blank)
    book.spreadsheet.addElement(sheet)
    book.save(str(tmp_path / "a.ods"))
    table = open_table(tmp_path / "a.ods")
    assert (table.header, list(table)) == (HEADER, [(2, ROWS[0])])
