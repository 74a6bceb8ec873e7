"""A person for one's address book: what the page shows, and nothing else. Read back by a parser that is not ours."""

import json
import os
import re
import shutil
import subprocess
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kohort.access.audience import Audience
from kohort.people.looking import PROFILES
from kohort.people.models import Contact, OtherName, Person, Photo, Position, Residence
from kohort.people.vcard import vcard
from tests.cast import CANARY, fact
from tests.limits import use_up

HERE = Path(__file__).parent
ROOT = HERE.parents[2]


def parsed(card: str) -> dict:
    """{property: [values]} as ical.js understands the card."""
    node = shutil.which("node", path=f"{os.environ['PATH']}{os.pathsep}{ROOT / '.venv' / 'bin'}")
    run = subprocess.run([node, HERE / "vcard.mjs"], input=card, capture_output=True, text=True, check=True, cwd=ROOT)
    return json.loads(run.stdout)


@pytest.fixture
def card(cast, browse):
    def of(who, person=cast.ada):
        return browse(who).get(f"/nordvik/people/{person.key}/card.vcf")

    return of


@pytest.fixture
def told(cast):
    """Ada tells something to each audience."""
    for audience in (Audience.OFFICE, Audience.CLASSMATES, Audience.MEMBERS):
        fact(Contact, cast.ada, audience, kind="email", value=f"{audience.name.lower()}@example.org")
    fact(Contact, cast.ada, Audience.MEMBERS, kind="phone", value="+47 55 00 00 00")
    fact(Contact, cast.ada, Audience.MEMBERS, kind="link", value="https://example.org/~ada")
    fact(Contact, cast.ada, Audience.MEMBERS, kind="address", value="Storgata 1, 5003 Bergen")
    fact(Position, cast.ada, title="Arkivar", employer="Fjordkraft; avd. A, B")
    fact(Position, cast.ada, title="Praktikant", employer="Før", ended="2020-01-01")
    fact(Residence, cast.ada, place="Turku", country="FI")
    fact(OtherName, cast.ada, Audience.OFFICE, kind="former", value="Pettersen")


def test_the_card_of_a_member(told, card):
    answer = card("bo")
    assert answer.headers["Content-Type"] == "text/vcard; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="contact.vcf"'
    found = parsed(answer.content.decode())
    assert found["version"] == ["3.0"]
    assert found["fn"] == ["Ada Ødegård"]
    assert found["n"] == [["Ødegård", "Ada", "", "", ""]]
    assert found["email"] == ["classmates@example.org", "members@example.org"]
    assert found["org"] == [["Fjordkraft; avd. A, B"]]
    assert found["title"] == ["Arkivar"]
    assert found["tel"] == ["+47 55 00 00 00"]
    assert found["url"] == ["https://example.org/~ada"]
    assert found["adr"] == [["", "", "", "Turku", "", "", "Finland"]]
    assert len(found["rev"]) == 1


@pytest.mark.parametrize(
    ("who", "addresses"),
    [
        ("cy", ["members"]),
        ("bo", ["classmates", "members"]),
        ("ada", ["classmates", "members", "office"]),
        ("arne", ["classmates", "members", "office"]),
    ],
)
def test_everybody_gets_what_their_page_shows(told, card, who, addresses):
    text = card(who).content.decode()
    assert sorted(parsed(text)["email"]) == [f"{one}@example.org" for one in addresses]
    for kept in ("Pettersen", "Storgata", "Historie", "Praktikant"):
        assert kept not in text


@pytest.mark.parametrize(
    "name",
    [
        "Ødegård",
        "Berg, d.y.",
        "Semi;kolon; Hansen",
        "Back\\slash",
        "Two\nlines",
        "Sámi Čáhppes 🦊 Ŋálla",
        "Very long " + "Æøå" * 40,
        "BEGIN:VCARD",
        "A\r\nNOTE:injected",
    ],
)
def test_names_survive(cast, viewer, name):
    cast.ada.surname = name
    cast.ada.given_names = "Ada; Maria, Ø"
    text = vcard(cast.ada, viewer("bo"), "https://example.org/people/x/")
    found = parsed(text)
    assert [" ".join(value.split()) for value in found["n"][0][:2]] == [" ".join(name.split()), "Ada; Maria, Ø"]
    assert "note" not in found
    assert text.split("\r\n").count("BEGIN:VCARD") == 1
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_who_chose_a_name_has_no_other_on_the_card(cast, card):
    Person.objects.trusted("test").filter(pk=cast.ada.pk).update(display_name="Maria Lund")
    text = card("bo").content.decode()
    assert parsed(text)["n"] == [["Lund", "Maria", "", "", ""]]
    assert "Ada" not in text
    assert "Ødegård" not in text


def test_the_face_goes_along_as_far_as_it_reaches(cast, card):
    picture = BytesIO()
    Image.new("RGB", (96, 96), "teal").save(picture, "WEBP")
    fact(Photo, cast.ada, Audience.CLASSMATES, digest="x", small=picture.getvalue(), large=b"")
    photo = parsed(card("bo").content.decode())["photo"][0]
    assert Image.open(BytesIO(b64decode(photo))).format == "JPEG"
    assert "photo" not in parsed(card("cy").content.decode())


def test_a_card_with_nothing_but_a_name(cast, card):
    found = parsed(card("bo", cast.cy).content.decode())
    assert set(found) == {"version", "fn", "n", "rev", "source"}


def test_whose_page_one_may_not_open_has_no_card(cast, card):
    for person in (cast.una, cast.hedda, cast.selma):
        answer = card("bo", person)
        assert answer.status_code == 404
        assert CANARY not in answer.content.decode()
    assert card("selma").status_code == 404


def test_a_card_counts_as_a_look(cast, card):
    use_up(PROFILES[0], cast.bo.account_id, but=1)
    assert [card("bo").status_code for _ in range(2)] == [200, 429]


def test_the_page_leads_to_the_card(cast, browse):
    page = browse("bo").get(f"/nordvik/people/{cast.ada.key}/").content.decode()
    assert re.search(rf'href="/nordvik/people/{cast.ada.key}/card.vcf"', page)
