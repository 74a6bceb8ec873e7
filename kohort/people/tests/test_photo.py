"""One's photo: sent, made anew, seen as far as its audience reaches, taken away. Lists never read the large one."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from kohort.access.audience import Audience
from kohort.accounts.limits import Limit
from kohort.people.me import photo
from kohort.people.models import Photo
from kohort.search.models import Withheld
from tests.cast import fact

PAGE = "/nordvik/me/photo/"
PLACE = b"Kanarifugl"


def sent(colour="#336699", **more) -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (600, 400), colour).save(out, "JPEG", comment=PLACE, **more)
    return SimpleUploadedFile("Ada on the beach.jpg", out.getvalue())


@pytest.fixture
def photos():
    return lambda: list(Photo.objects.trusted("test"))


@pytest.fixture
def address(cast, photos):
    def of(size="large", institution="nordvik"):
        return f"/{institution}/people/{cast.ada.key}/photo/{photos()[0].digest}/{size}.webp"

    return of


def test_a_photo_is_sent_and_shown(cast, browse, photos, address):
    client = browse("ada")
    assert client.post(PAGE, {"picture": sent()}).headers["Location"] == "/nordvik/me/"
    (row,) = photos()
    assert (row.source, row.audience, row.recorded_by_id) == ("owner", Audience.MEMBERS, cast.ada.account_id)
    assert PLACE not in bytes(row.large) + bytes(row.small)
    for page in ("/nordvik/me/", f"/nordvik/people/{cast.ada.key}/"):
        assert f'src="{address()}" alt=""' in client.get(page).content.decode()
    for size, side in (("large", 480), ("small", 96)):
        answer = client.get(address(size))
        assert Image.open(BytesIO(answer.content)).size == (side, side)
        assert answer.headers["Content-Type"] == "image/webp"
        assert answer.headers["Cache-Control"] == "private, max-age=86400"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_new_one_has_a_new_address_and_the_same_audience(cast, browse, photos, address):
    client = browse("ada")
    client.post(PAGE, {"picture": sent()})
    client.post(f"/nordvik/me/photo/{photos()[0].pk}/audience/", {"audience": 20})
    before = address()
    client.post(PAGE, {"picture": sent("red")})
    assert [one.audience for one in photos()] == [Audience.CLASSMATES]
    assert client.get(before).status_code == 404
    assert client.get(address()).status_code == 200
    assert client.get(address("huge")).status_code == 404


@pytest.mark.parametrize(
    ("audience", "seers"),
    [
        (Audience.OFFICE, {"ada", "kari", "arne"}),
        (Audience.CLASSMATES, {"ada", "kari", "arne", "bo"}),
        (Audience.MEMBERS, {"ada", "kari", "arne", "bo", "cy", "anja"}),
        (Audience.PUBLIC, {"ada", "kari", "arne", "bo", "cy", "anja"}),
    ],
)
def test_it_is_seen_as_far_as_its_audience_reaches(cast, browse, photos, address, audience, seers):
    fact(Photo, cast.ada, audience, digest="0123456789abcdef", large=b"L", small=b"S")
    everybody = [None, "ada", "bo", "cy", "kari", "arne", "anja", "selma"]
    assert {who for who in everybody if browse(who).get(address()).status_code == 200} == seers
    for who in everybody:
        page = browse(who).get(f"/nordvik/people/{cast.ada.key}/").content.decode()
        assert ("0123456789abcdef" in page) == (who in seers), who


def test_everybody_sees_it_where_page_and_photo_are_open(cast, browse, photos, address):
    fact(Photo, cast.ada, Audience.PUBLIC, digest="0123456789abcdef", large=b"L", small=b"S")
    cast.ada.open()
    assert browse().get(address()).status_code == browse("selma").get(address()).status_code == 200
    assert browse("selma").get(address(institution="sundby")).status_code == 404
    cast.ada.hide()
    assert browse().get(address()).status_code == browse("bo").get(address()).status_code == 404


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty"),
        (b"<svg/>", "not a picture we can read"),
        (sent().read() + b"<script>", "a web page inside"),
    ],
)
def test_what_is_refused_leaves_the_old_one(cast, browse, photos, data, sentence):
    client = browse("ada")
    client.post(PAGE, {"picture": sent()})
    before = photos()[0].digest
    answer = client.post(PAGE, {"picture": SimpleUploadedFile("x.jpg", data)})
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert photos()[0].digest == before


def test_nothing_sent_at_all(cast, browse, photos):
    assert "This field is required" in browse("ada").post(PAGE).content.decode()
    assert photos() == []


def test_there_is_a_limit(cast, browse, photos, monkeypatch):
    monkeypatch.setattr(photo, "UPLOADS", (Limit("photos-hour", 1, 3600),))
    client = browse("ada")
    client.post(PAGE, {"picture": sent()})
    assert "Try again in an hour" in client.post(PAGE, {"picture": sent("red")}).content.decode()


def test_it_is_taken_away(cast, browse, photos, address):
    client = browse("ada")
    client.post(PAGE, {"picture": sent()})
    assert "Remove the photo" in client.get(PAGE).content.decode()
    before = address()
    client.post(f"{PAGE}removal/")
    assert photos() == []
    assert client.get(before).status_code == 404


def test_nobody_is_withheld_for_a_new_photo(cast, indexed, browse):
    client = browse("ada")
    client.post(PAGE, {"picture": sent()})
    client.post(PAGE, {"picture": sent("red")})
    assert Withheld.of(cast.here.pk) == frozenset()


@pytest.mark.parametrize("path", ["/nordvik/me/", "/nordvik/people/{key}/", "/nordvik/people/", "/nordvik/class/"])
def test_no_page_reads_the_pictures(cast, indexed, browse, path):
    for person in (cast.ada, cast.bo, cast.cy):
        fact(Photo, person, digest="0123456789abcdef", large=b"L", small=b"S")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browse("ada").get(path.format(key=cast.bo.key)).status_code == 200
    about = [query["sql"] for query in asked if "people_photo" in query["sql"]]
    assert about
    assert not [sql for sql in about if '"large"' in sql or '"small"' in sql]
