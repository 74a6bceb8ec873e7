"""Files as offices in four countries really keep them: other headings, encodings, separators and kinds."""

import datetime

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from kohort.kit.tables import Refused, open_table, write_xlsx
from kohort.register.reading import NotARegister, Rejection, read_rows, recognise, recognise_table


@pytest.fixture
def read(tmp_path):
    def read(text, encoding="utf-8", mapping=None):
        path = tmp_path / "register"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        table = open_table(path)
        return list(read_rows(table, recognise_table(table, mapping)))

    return read


def test_swedish_tabs_in_utf_16(read):
    (row,) = read(
        "Studerandenummer\tFörnamn\tEfternamn\tUtbildningsprogram\tExamensdatum\tExamensbenämning\tE-post\n"
        "4711\tÅsa\tÖsterman\tSjukskötare\t2015-05-31\tsjukskötare (YH)\tasa@example.org\n",
        "utf-16",
    )
    assert (row.source_person_id, row.given_names, row.surname) == ("4711", "Åsa", "Österman")
    assert row.programme_names == {"sv": "Sjukskötare"}
    assert (row.award_date, row.level, row.email_private) == (datetime.date(2015, 5, 31), 6, "asa@example.org")
    assert row.warnings == ("derived-degree-id",)


def test_nynorsk_with_one_name_column_and_a_year(read):
    kari, ola, ibsen = read(
        "Namn;Studieprogramnamn;Avgangsår;Fødd\n"
        "Moe, Kari Anne;Lærarutdanning;1998;01.02.1970\n"
        "Ola van der Berg;Historie;2001;\n"
        "Ibsen;Drama;1850;1828\n",
        "latin-1",
    )
    assert (kari.given_names, kari.surname, kari.birth_year) == ("Kari Anne", "Moe", 1970)
    assert (kari.award_year, kari.award_date, kari.programme_names) == (1998, None, {"nn": "Lærarutdanning"})
    assert (ola.given_names, ola.surname) == ("Ola", "van der Berg")
    assert (ibsen.given_names, ibsen.surname) == ("", "Ibsen")


def test_english_with_pipes_and_bilingual_headings(read):
    (row,) = read(
        "Last name / Sukunimi|First names|Degree programme (name)|Graduation date *|Level of study|Mobile phone|City\n"
        "Nguyen|Thi Mai|Nursing|5 June 2015|second cycle|+47 900 12 345|Vaasa\n"
    )
    assert (row.surname, row.given_names, row.programme_names) == ("Nguyen", "Thi Mai", {"en": "Nursing"})
    assert (row.award_date, row.level) == (datetime.date(2015, 6, 5), 7)
    assert (row.phone, row.address_city) == ("+47 900 12 345", "Vaasa")


def test_finnish_in_iso_8859_15_with_a_title_above(read):
    (row,) = read(
        "Valmistuneet 2015\n\nKoko nimi;Koulutusohjelma;Valmistumisvuosi;Aloitusvuosi;Koulutusaste;Puhelin\n"
        "Šeila Äijälä;Liiketalous;2015;syksy 2011;ylempi korkeakoulututkinto;0401234567\n",
        "iso8859-15",
    )
    assert (row.number, row.given_names, row.surname) == (4, "Šeila", "Äijälä")
    assert (row.start, row.start_year, row.start_term, row.level) == (None, 2011, "autumn", 7)


def test_ods_of_a_small_office(tmp_path):
    book, sheet = OpenDocumentSpreadsheet(), Table(name="a")
    for texts in [["Navn", "Linje", "År", "Arbeidsgiver", "Land"], ["Pål Å", "Drama", "1999", "Teatret", "Norge"]]:
        line = TableRow()
        for text in texts:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.save(str(tmp_path / "office.ods"))
    table = open_table(tmp_path / "office.ods")
    (row,) = read_rows(table, recognise_table(table))
    assert (row.surname, row.award_year, row.employer, row.country) == ("Å", 1999, "Teatret", "Norge")


def test_our_own_export_comes_in_again(tmp_path):
    header = ["given_names", "surname", "programme_code", "award_date", "phone"]
    with (tmp_path / "export.xlsx").open("wb") as file:
        write_xlsx(header, [["=Kari", "-Moe", "HIS", "2015-06-01", "+4790012345"]], file)
    table = open_table(tmp_path / "export.xlsx")
    (row,) = read_rows(table, recognise_table(table))
    assert (row.given_names, row.surname, row.phone) == ("=Kari", "-Moe", "+4790012345")


def test_programme_names_in_several_languages(read):
    (row,) = read(
        "first_name,last_name,program_code,programme_name_fi,programme_name_sv,programme_name_en,year\n"
        "Aino,Mäki,SHOI,Sairaanhoitaja,Sjukskötare,,2010\n"
    )
    assert row.programme_names == {"fi": "Sairaanhoitaja", "sv": "Sjukskötare"}


def test_an_unspecified_address_of_the_school_is_not_private(read):
    (row,) = read("Navn,Program,År,E-post\nKari Moe,X,2010,Kari@Stud.Example.org\n")
    assert (row.email_private, row.email_institution) == ("", "kari@stud.example.org")


def test_the_offices_own_mapping_wins(read):
    text = "Kol1;Kol2;Navn;Fullført\nKari;Moe;Historie;2010\n"
    mapping = {"given_names": "Kol1", "surname": "Kol2", "programme_name": "Navn"}
    (row,) = read(text, mapping=mapping)
    assert (row.given_names, row.surname, row.programme_names) == ("Kari", "Moe", {"nb": "Historie"})
    with pytest.raises(NotARegister) as refused:
        read(text, mapping={"surname": "Kol9"})
    assert refused.value.code == "unknown-heading"


def test_a_file_without_headings_is_refused(read):
    with pytest.raises(Refused) as refused:
        read("Kari;Moe;Historie;2010\nOla;Lie;Drama;2011\n")
    assert refused.value.code == "no-header"


def test_missing_columns_are_named():
    with pytest.raises(NotARegister) as refused:
        recognise(["Fornavn", "E-post", "Studieprogram"])
    assert refused.value.code == "missing-columns"
    assert "name" in str(refused.value)
    assert "date or year" in str(refused.value)
    assert "programme" not in str(refused.value)


def test_what_is_not_recognised_is_told():
    recognised = recognise(["Navn", "Program", "År", "Skonummer", "Fødselsnummer"])
    assert recognised.unrecognised == ("Skonummer",)
    assert recognised.identity == {4}
    assert (recognised.shape, recognised.language) == ("other", "nb")


def test_a_column_of_identity_numbers_keeps_its_rows_out_even_broken_ones(read):
    row, left_out = read("Navn;Program;År;Fødselsnummer\nKari Moe;X;2010;\nOla Lie;X;2010;1019012345\n")
    assert row.surname == "Moe"
    assert left_out == Rejection(3, "national-id", "Fødselsnummer")


def test_a_row_longer_than_its_headings_is_told(read):
    (row,) = read("Navn;Program;År\nKari Moe;X;2010;oops\n")
    assert "extra-cells" in row.warnings
