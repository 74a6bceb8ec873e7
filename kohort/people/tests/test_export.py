"""A coordinator takes out exactly the segment on the screen, and it is written down."""

import csv
from io import BytesIO, StringIO

import pytest
from python_calamine import CalamineWorkbook

from kohort.access.audience import Audience
from kohort.activity.models import Happening
from kohort.people.indexing import changed
from kohort.people.models import Contact, OtherName, Person, Position
from tests.cast import CANARY, fact, make_person, study

PATH = "/nordvik/desk/export/"


@pytest.fixture
def exported(cast, indexed, browse):
    """The rows of the CSV for a query, as dictionaries."""

    def rows(query="", who="kari"):
        answer = browse(who).post(f"{PATH}?{query}", {"format": "csv"})
        assert answer.status_code == 200
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        return list(csv.DictReader(StringIO(text), delimiter=";"))

    return rows


def test_exactly_the_segment(cast, exported):
    rows = exported("programme=HIST&year=2010")
    assert [row["surname"] for row in rows] == ["Haug", "Ødegård", "Ukjent"]
    assert [row["claimed"] for row in rows] == ["yes", "yes", "no"]
    assert {row["programme_code"] for row in rows} == {"HIST"}
    assert {row["award_date"] for row in rows} == {"2010-06-15"}
    assert CANARY not in str(exported())


def test_all_pages_and_one_row_a_study(cast, indexed, exported):
    people = Person.objects.bulk_create(
        Person(institution=cast.here, given_names="Per", surname="Lie").set_sort_keys() for _ in range(45)
    )
    study(people[0], cast.history, 2001, 2004)
    study(people[0], cast.economics, 2004, 2006)
    changed([one.pk for one in people])
    indexed()
    rows = exported("q=lie")
    assert len(rows) == 46
    assert sorted(row["award_year"] for row in rows)[-2:] == ["2004", "2006"]


def test_what_the_office_knows_is_in_it(cast, indexed, exported):
    fact(Contact, cast.ada, Audience.OFFICE, kind="email", value="ada@example.org")
    fact(OtherName, cast.ada, Audience.OFFICE, kind="former", value="Pettersen")
    fact(Position, cast.ada, Audience.OFFICE, employer="Gammelt", ended="2020-01-01")
    fact(Position, cast.ada, Audience.OFFICE, employer="Fjordkraft")
    indexed()
    (row,) = exported("q=odegaard")
    assert (row["email_private"], row["former_surnames"], row["employer"]) == (
        "ada@example.org",
        "Pettersen",
        "Fjordkraft",
    )


def test_nothing_in_it_runs(cast, indexed, exported):
    make_person(cast.here, "Eve", '=HYPERLINK("http://evil.example")')
    indexed()
    (row,) = exported("q=eve")
    assert row["surname"] == '\'=HYPERLINK("http://evil.example")'


def test_xlsx(cast, indexed, browse):
    answer = browse("kari").post(f"{PATH}?year=2010", {"format": "xlsx"})
    table = (
        CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content))).get_sheet_by_index(0).to_python()
    )
    assert table[0][3:6] == ["given_names", "call_name", "surname"]
    assert [row[5] for row in table[1:]] == ["Åsen", "Haug", "Ødegård", "Ukjent"]


def test_it_is_written_down_without_words_that_may_be_a_name(cast, exported):
    exported("q=odegaard&year=2010")
    (happening,) = Happening.objects.trusted("test").filter(verb="people.exported")
    assert happening.by_id == cast.kari.account_id
    assert happening.particulars == {"count": 1, "segment": "year=2010", "text_length": 8, "format": "csv"}


def test_a_look_before_taking_out(cast, indexed, browse):
    page = browse("kari").get(f"{PATH}?year=2010").content.decode()
    assert "People who finished in 2010" in page
    assert "4 people" in page
    assert not Happening.objects.trusted("test").filter(verb="people.exported")


@pytest.mark.parametrize("who", ["arne", "anja", "ada", "selma"])
def test_nobody_else_exports(cast, indexed, browse, who):
    assert browse(who).get(PATH).status_code == 403
    assert browse(who).post(PATH, {"format": "csv"}).status_code == 403
    assert PATH not in browse("arne").get("/nordvik/people/").content.decode()


def test_apps_above_add_columns(cast, exported, settings):
    settings.EXPORT_COLUMNS = [f"{__name__}.columns"]
    (row,) = exported("q=odegaard")
    assert row["source_person_id"] == f"fs:{cast.ada.pk}"


def columns(person_ids):
    return {(pk, None): {"source_person_id": f"fs:{pk}"} for pk in person_ids}


def test_an_unknown_format_is_no_page(cast, indexed, browse):
    assert browse("kari").post(PATH, {"format": "pdf"}).status_code == 404
