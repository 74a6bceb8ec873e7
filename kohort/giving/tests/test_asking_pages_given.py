"""What one gave: a page of it with the thanks, and a certificate that nobody else can fetch."""

import pytest
from django.utils import timezone, translation

from kohort.giving.asks.certificate import sheet_of
from kohort.giving.asks.certificate_sheet import FOOT, above_foot
from kohort.giving.asks.nouns import NOUNS
from kohort.giving.catalogue import Kind
from kohort.giving.models import Given
from kohort.people.models import Person
from kohort.privacy.erasing import erase

PAGE = "/nordvik/me/given/"


@pytest.fixture
def lecture(cast):
    return Given.objects.create(
        institution=cast.here,
        person=cast.ada,
        kind=Kind.GUEST_LECTURE,
        title="Handel på nett",
        on=timezone.localdate(),
        minutes=45,
        heads=40,
        programme=cast.history,
        by=cast.tora,
        thanks="They talk of it still.",
    )


def certificate(given):
    return f"/nordvik/given/{given.key}/certificate.pdf"


def test_each_kind_has_a_noun():
    assert set(NOUNS) == set(Kind)


def test_it_is_read_by_who_gave(lecture, browse):
    page = browse("ada").get(PAGE).content.decode()
    assert "Guest lecture: Handel på nett" in page
    assert "They talk of it still." in page
    assert certificate(lecture) in page
    assert "You helped once" in browse("ada").get("/nordvik/me/").content.decode()
    assert "Nothing so far" in browse("bo").get(PAGE).content.decode()


def test_the_certificate_is_for_who_gave_and_the_office(lecture, browse):
    for who, status in {"ada": 200, "arne": 200, "tora": 404, "bo": 404, "selma": 404}.items():
        assert browse(who).get(certificate(lecture)).status_code == status, who
    answer = browse("ada").get(certificate(lecture))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_it_says_who_what_when_how_long_for_whom_and_by_whom(cast, lecture, viewer, rf):
    request = rf.get("/")
    request.institution, request.viewer = cast.here, viewer("ada")
    with translation.override("en"):
        sheet = sheet_of(request, lecture)
    assert (sheet.name, sheet.what, sheet.title) == ("Ada Ødegård", "Guest lecture", "Handel på nett")
    assert sheet.lines[1:] == ["45 minutes", "Historie", "40 listeners"]
    assert (sheet.signed, sheet.house) == ("Tora Tveit", cast.here.name)


def test_long_names_do_not_run_into_the_foot(cast, lecture, viewer, rf):
    request = rf.get("/")
    request.institution, request.viewer = cast.here, viewer("ada")
    sheet = sheet_of(request, lecture)
    assert above_foot(sheet).scale == 1
    long = sheet._replace(name="Maximiliana Hämäläinen von Hohenstaufen " * 2, title="W" * 120)
    assert above_foot(long).scale < 1
    assert above_foot(long).get_y() <= FOOT


def test_what_nobody_confirmed_gets_no_certificate(lecture, browse):
    lecture.unsaid = True
    lecture.save()
    assert certificate(lecture) not in browse("ada").get(PAGE).text
    assert browse("ada").get(certificate(lecture)).status_code == 404


def test_who_hides_or_whose_teacher_left_keeps_it(cast, lecture, browse):
    erase(cast.tora)
    Person.objects.trusted("a test").filter(pk=cast.ada.pk).update(hidden_since=timezone.now())
    assert browse("ada").get(certificate(lecture)).status_code == 200
