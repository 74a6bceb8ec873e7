"""Years are chosen from a list with counts, the newest first, or typed as a span."""

import re

import pytest

COUNTED = re.compile(r'name="year" value="(\d{4})"( checked)?>\d{4}<span class="count">(\d+)<')


@pytest.fixture
def years(cast, indexed, browse):
    """`years("bo", "year=2010")`: (year, chosen, people) as listed."""

    def listed(who, query=""):
        page = browse(who).get(f"/nordvik/people/?{query}").content.decode()
        return [(year, bool(checked), int(people)) for year, checked, people in COUNTED.findall(page)]

    return listed


def test_members_count_members_and_the_office_counts_all(years):
    assert years("bo") == [("2012", False, 1), ("2010", False, 2)]
    assert years("kari") == [("2012", False, 1), ("2010", False, 4)]


def test_a_chosen_year_leads_the_list_and_leaves_the_others_their_counts(years):
    assert years("bo", "year=2010") == [("2010", True, 2), ("2012", False, 1)]


def test_several_spans_stand_in_one_field(cast, indexed, browse):
    page = browse("bo").get("/nordvik/people/?year=2009-2010,2012-2013").content.decode()
    assert 'value="2009-2010, 2012-2013"' in page
    assert page.count('class="whole"') == 3


def test_whoever_has_finished_in_any_year(cast, indexed, browse):
    page = browse("kari").get("/nordvik/people/?programme=ECON&year=any").content.decode()
    assert "Cy Åsen" in page
    assert "Stein Strand" not in page
    assert 'value="any"' in page, "the span that was asked for stays in the form"
