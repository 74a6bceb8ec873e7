"""Every kind of fact on every rung, before every pair of eyes, on every way out: shown where the rule says, and nowhere
else to be read, found, filtered by or counted (OWASP ASVS 5.0, 8.2.3 and 15.3.1)."""

import re
from io import BytesIO
from typing import NamedTuple

import pytest
from django.apps import apps
from PIL import Image

from kohort.access.audience import Audience
from kohort.people.facts import Fact
from kohort.people.models import (
    Affiliation,
    Contact,
    Language,
    Origin,
    OtherName,
    Photo,
    Position,
    Residence,
    Study,
    Topic,
)
from tests.cast import fact

VIEWERS = [None, "ada", "bo", "cy", "tora", "stein", "arne", "kari", "anja", "selma"]
OFFICE, MATES, MEMBERS = {"arne", "kari"}, {"bo"}, {"cy", "tora", "stein", "anja"}

_face = BytesIO()
Image.new("RGB", (8, 8)).save(_face, "WEBP")
FACE = _face.getvalue()


class Told(NamedTuple):
    """A fact, what a page reads where it is shown, and the facet with its value that finds it, if one does."""

    model: type[Fact]
    columns: dict
    reads: str
    facet: str = ""
    value: str = ""


FACTS = [
    Told(Position, {"employer": "Zyxemployer"}, "Zyxemployer", "employer", "Zyxemployer"),
    Told(Position, {"title": "Zyxtitle"}, "Zyxtitle"),
    Told(Position, {"employer": "NRK", "place": "Zyxoffice"}, "Zyxoffice", "work_place", "Zyxoffice"),
    Told(Position, {"employer": "NRK", "country": "TV"}, "Tuvalu", "work_country", "TV"),
    Told(Position, {"employer": "Zyxmine", "industry": "B"}, "Zyxmine", "industry", "B"),
    Told(Residence, {"place": "Zyxhome"}, "Zyxhome", "place", "Zyxhome"),
    Told(Residence, {"country": "KI"}, "Kiribati", "country", "KI"),
    Told(Contact, {"kind": "email", "value": "zyxmail@example.org"}, "zyxmail@example.org"),
    Told(Contact, {"kind": "student", "value": "zyxstud@example.org"}, "zyxstud@example.org"),
    Told(Contact, {"kind": "phone", "value": "+47 98 76 54 32"}, "98 76 54 32"),
    Told(Contact, {"kind": "address", "value": "Zyxstreet 1"}, "Zyxstreet"),
    Told(Contact, {"kind": "link", "value": "https://zyxlink.example.org"}, "zyxlink.example.org"),
    Told(Topic, {"text": "Zyxtopic"}, "Zyxtopic", "topic", "Zyxtopic"),
    Told(Language, {"code": "fj"}, "Fijian", "language", "fj"),
    Told(OtherName, {"kind": "former", "value": "Zyxmaiden"}, "Zyxmaiden"),
    Told(OtherName, {"kind": "registered", "value": "Zyxregister"}, "Zyxregister"),
    Told(Origin, {"country": "NR"}, "Nauru", "origin", "NR"),
    Told(Affiliation, {"kind": "affiliate"}, "partner from outside"),
    Told(Photo, {"digest": "zyxphoto", "large": FACE, "small": FACE}, "photo/zyxphoto"),
]
EVERYTHING = [one.reads for one in FACTS]


def seers(rung: Audience, is_open: bool = False) -> set:
    """Who sees a fact on this rung, by the words of the ladder."""
    who = OFFICE | {"ada"}
    who |= MATES if rung >= Audience.CLASSMATES else set()
    who |= MEMBERS if rung >= Audience.MEMBERS else set()
    return who | ({None, "selma"} if is_open and rung == Audience.PUBLIC else set())


def text(client, path: str) -> str:
    answer = client.get(path)
    return answer.content.decode() if answer.status_code == 200 else ""


@pytest.fixture
def told(cast, indexed):
    """`told(rung)`: Ada tells one fact of each kind, and the index has heard."""

    def tell(rung):
        rows = [fact(one.model, cast.ada, rung, **one.columns) for one in FACTS]
        indexed()
        return rows

    return tell


@pytest.fixture
def page(cast):
    return f"/nordvik/people/{cast.ada.key}/"


@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open"])
@pytest.mark.parametrize("rung", Audience)
def test_on_the_page(cast, browse, told, page, rung, is_open):
    told(rung)
    if is_open:
        cast.ada.open()
    for who in VIEWERS:
        may = who in seers(rung, is_open)
        shown, card = text(browse(who), page), text(browse(who), f"{page}card.vcf")
        assert [one for one in EVERYTHING if one in shown] == (EVERYTHING if may else []), who
        assert may or not [one for one in EVERYTHING if one in card], who


@pytest.mark.parametrize("who", ["bo", "cy", "kari"])
@pytest.mark.parametrize("rung", Audience)
def test_in_the_directory(cast, browse, told, rung, who):
    """An open page opens nothing here."""
    told(rung)
    cast.ada.open()
    client, may = browse(who), who in seers(rung)
    counted = text(client, "/nordvik/people/")
    for one in FACTS:
        found = text(client, f"/nordvik/people/?q={one.reads.replace('+', '%2B')}").partition('id="found"')[2]
        assert may or "Ødegård" not in found, one
        if one.facet and (one.model is not Origin or who == "kari"):
            filtered = text(client, f"/nordvik/people/?{one.facet}={one.value}").partition('id="found"')[2]
            assert ("Ødegård" in filtered) == may, one
            assert bool(re.search(rf'name="{one.facet}" value="{one.value}"', counted)) == may, one
    assert may or not [one for one in EVERYTHING if one in counted]


@pytest.mark.parametrize("who", [who for who in VIEWERS if who != "kari"])
def test_out_of_the_house(cast, browse, told, who):
    """Only a coordinator takes people out; for everybody else there is no file, and outside there is no directory."""
    told(Audience.PUBLIC)
    cast.ada.open()
    answer = browse(who).post("/nordvik/desk/export/?q=", {"format": "csv"})
    assert answer.status_code in {302, 403}
    if who in {None, "selma"}:
        assert text(browse(who), "/nordvik/people/?q=zyxtopic") == text(browse(who), "/nordvik/class/") == ""


def test_narrowed_is_gone_from_the_next_request_on(cast, browse, told, page):
    """No copy, no index, no cache tells on; who hides is gone altogether."""
    rows = told(Audience.PUBLIC)
    cast.ada.open()
    for row in rows:
        row.audience = Audience.OFFICE
        row.save(update_fields=["audience"])
    for who in (None, "bo", "cy", "selma"):
        assert [one for one in EVERYTHING if one in text(browse(who), page)] == [], who
    for one in FACTS:
        if one.facet:
            query = f"/nordvik/people/?{one.facet}={one.value}"
            assert one.model is Origin or "Ødegård" not in text(browse("cy"), query).partition('id="found"')[2]
    cast.ada.hide()
    assert [text(browse(who), page) for who in (None, "bo", "cy", "selma")] == [""] * 4
    assert [one for one in EVERYTHING if one in text(browse("arne"), page)] == EVERYTHING


@pytest.mark.parametrize("rung", Audience)
def test_a_study_too(cast, browse, indexed, page, rung):
    study = Study.objects.trusted("test").get(person=cast.ada)
    study.audience, study.title = rung, "Zyxstudy"
    study.save()
    indexed()
    assert {who for who in VIEWERS if "Zyxstudy" in text(browse(who), page)} == seers(rung)
    for who in ("bo", "cy", "kari"):
        found = text(browse(who), "/nordvik/people/?q=zyxstudy").partition('id="found"')[2]
        assert ("Ødegård" in found) == (who in seers(rung)), who


def test_all_kinds_of_fact_are_tried():
    """Whoever adds a kind adds it here."""
    ours = {model for model in apps.get_app_config("people").get_models() if issubclass(model, Fact)}
    assert ours == {one.model for one in FACTS} | {Study}
