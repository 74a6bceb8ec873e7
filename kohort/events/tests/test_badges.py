"""Name badges: a PDF with a badge for each head, and no more on it than every member may see."""

from io import BytesIO

import pytest
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from kohort.access.audience import Audience
from kohort.events.door.badge_sheets import FONTS, Badge, pdf
from kohort.events.door.badges import badges_of
from kohort.events.door.lists import coming
from kohort.events.tests.doorways import seat, tonight
from kohort.people.models import Study
from tests.cast import study

# Of the alphabets of the Nordic and Baltic languages, and of Northern, Lule, Southern, Inari and Skolt Sámi.
LETTERS = "ÆØÅÄÖæøåäöÐðÞþÁáÍíÓóÚúÝýĀāČčĒēĢģĪīĶķĻļŅņŠšŪūŽžĄąĘęĖėĮįŲųÕõÜüĐđŊŋŦŧÂâǤǥǦǧǨǩƷʒǮǯÏïŃńʹ’–"


@pytest.fixture
def event(cast):
    return tonight(cast.here, organiser=cast.ada, others=[cast.there], asks_photos=True)


def test_each_head_has_one(cast, event, viewer):
    seat(event, cast.bo, "Ola", guests=2, photos=True)
    seat(event, None, name="Vera Visitor")
    seat(event, cast.selma, photos=True)
    told = badges_of(event, coming(event, viewer("ada")), cast.here)
    assert sorted(told) == sorted(
        [
            Badge("Bo Berg", "Historie, 2012", False),
            Badge("Ola", "with Bo Berg", False),
            Badge("", "with Bo Berg", False),
            Badge("Vera Visitor", "", True),
            Badge(cast.selma.name, "", False),
        ]
    )


def test_what_not_every_member_may_see_is_on_nobodys_badge(cast, event, viewer):
    study(cast.bo, cast.economics, 2014, 2016, audience=Audience.CLASSMATES)
    cast.cy.hide()
    for person in (cast.bo, cast.cy):
        seat(event, person)
    assert Study.objects.visible_to(viewer("kari")).filter(person=cast.bo).count() == 2
    told = badges_of(event, coming(event, viewer("kari")), cast.here)
    assert sorted(badge.line for badge in told) == ["", "Historie, 2012"]


def test_every_letter_of_the_north_can_be_drawn():
    for path in FONTS.values():
        known = TTFont(finders.find(path)).getBestCmap()
        assert [letter for letter in LETTERS if ord(letter) not in known] == []


def test_long_names_and_many_people_make_a_file(cast, event, browse):
    assert pdf("Evening", []).startswith(b"%PDF-")
    long = Badge("Øyvind Ærlig Åsmundsen Štšekkinen von Đahl-Ǥoššijävri " * 2, "x" * 200, True)
    assert pdf("Evening", [long] * 21).count(b"/Type /Page\n") == 3
    seat(event, cast.bo)
    assert "Get 1 badge (PDF)" in browse("ada").get(f"/nordvik/events/{event.key}/lists/badges/").content.decode()
    answer = browse("ada").post(f"/nordvik/events/{event.key}/lists/badges/")
    assert answer["Content-Type"] == "application/pdf"
    assert BytesIO(answer.content).read(5) == b"%PDF-"
