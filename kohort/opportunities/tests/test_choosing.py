"""A choice is a query string, a value and a sentence; it finds what it says."""

import pytest
from django.http import QueryDict
from django.utils import translation

from kohort.opportunities.choosing import Choice

from .posted import posted

QUERY = "kind=internship&kind=thesis&industry=K&country=FI&place=Turku&level=7&language=fi&remote=1&text=data"


def choice(query) -> Choice:
    return Choice.from_query(QueryDict(query))


def test_there_and_back():
    assert choice(QUERY).query() == QUERY
    assert choice("kind=nonsense&country=ZZ&level=12&language=x&text=++").query() == ""


def test_it_reads_as_a_sentence():
    with translation.override("en"):
        assert Choice().sentence() == "Jobs, internships and theses"
        said = choice("kind=thesis&kind=internship&country=FI&remote=1&text=data").sentence()
    assert said == "Internships or thesis topics: Finland, from afar, and “data”"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"archive", "thesis"}),
        ("kind=thesis", {"thesis"}),
        ("kind=thesis&kind=job", {"archive", "thesis"}),
        ("place=%C3%85bo", {"thesis"}),
        ("country=NO", {"archive"}),
        ("level=7", {"archive", "thesis"}),
        ("level=6", {"archive"}),
        ("language=sv", {"archive"}),
        ("remote=1", {"thesis"}),
        ("text=gronland+ARCH", {"archive"}),
        ("text=gronland+thesis", set()),
        ("text=Gronland", {"archive"}),
        ("text=Gr%C3%B8nland+ASA", {"archive"}),
    ],
)
def test_it_finds(cast, viewer, query, found):
    posted(cast.ada, title="archive", employer="Grønland AS", country="NO", industry="A")
    more = {"place": "Turku", "country": "FI", "geonameid": 633679, "level": 7, "language": "fi", "remote": True}
    posted(cast.ada, title="thesis", kind="thesis", **more)
    assert {one.title for one in choice(query).rows(viewer("bo"))} == found


def test_the_page_narrows_and_says_what_it_shows(cast, browse):
    posted(cast.ada, title="archive", country="NO")
    posted(cast.ada, title="thesis", kind="thesis", country="FI")
    page = browse("bo").get("/nordvik/opportunities/?kind=thesis&country=FI").content.decode()
    assert "<h2>Thesis topics: Finland <" in page
    assert page.count('class="opportunity-card"') == 1
    assert "None of these stand today" in browse("bo").get("/nordvik/opportunities/?kind=project").content.decode()
