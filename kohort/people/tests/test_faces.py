"""The directory as faces: the same people, their photos where they let one see them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kohort.access.audience import Audience
from kohort.people.models import Photo
from tests.cast import fact

PHOTO = re.compile(r'<img class="avatar" src="([^"]+)"')


@pytest.fixture
def page(cast, indexed, browse):
    def of(who, query=""):
        return browse(who).get(f"/nordvik/people/?{query}").content.decode()

    return of


def photo(person, audience=Audience.MEMBERS):
    return fact(Photo, person, audience, digest="d1g357", small=b"small", large=b"large")


def test_the_same_people_either_way(page):
    names = re.compile(r'class="whole" href="([^"]+)"')
    assert names.findall(page("bo", "programme=HIST")) == names.findall(page("bo", "programme=HIST&view=faces"))


def test_the_view_stays_while_one_narrows_down(page):
    faces = page("bo", "programme=HIST&view=faces")
    assert '<ol class="faces">' in faces
    assert '<input type="hidden" name="view" value="faces">' in faces
    assert 'href="/nordvik/people/?programme=HIST"' in faces, "back to the list"
    assert 'href="/nordvik/people/?&amp;view=faces"' in faces, "without the programme"
    plain = page("bo", "programme=HIST")
    assert '<ol class="faces">' not in plain
    assert 'name="view"' not in plain
    assert 'href="/nordvik/people/?programme=HIST&amp;view=faces"' in plain


def test_live_results_keep_the_view_in_the_address(cast, indexed, browse):
    answer = browse("bo").get("/nordvik/people/?q=ada&view=faces", headers={"hx-request": "true"})
    assert answer.headers["HX-Push-Url"] == "/nordvik/people/?q=ada&view=faces"


def test_a_photo_is_seen_as_far_as_it_reaches(cast, page):
    photo(cast.ada, Audience.CLASSMATES)
    small, large = (f"/nordvik/people/{cast.ada.key}/photo/d1g357/{size}" for size in ("small", "large"))
    assert small in PHOTO.findall(page("bo", "q=ada"))[0]
    assert large in PHOTO.findall(page("bo", "q=ada&view=faces"))[0]
    assert PHOTO.findall(page("cy", "q=ada")) == PHOTO.findall(page("cy", "q=ada&view=faces")) == []
    assert len(PHOTO.findall(page("arne", "q=ada"))) == 1


def test_photos_cost_one_query_and_no_pictures(cast, indexed, browse):
    client = browse("bo")
    client.get("/nordvik/people/")
    for person in (cast.ada, cast.cy, cast.tora):
        photo(person)
    with CaptureQueriesContext(connection) as queries:
        client.get("/nordvik/people/?view=faces")
    of_photos = [query["sql"] for query in queries if query["sql"].startswith('SELECT "people_photo"')]
    assert len(of_photos) == 1
    assert '"large"' not in of_photos[0]
    assert '"small"' not in of_photos[0]
