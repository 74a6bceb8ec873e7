"""The page of a person: each viewer meets the rows that are for them, with age and source."""

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.people.models import Affiliation, Contact, Origin, OtherName, Position, Residence
from tests.cast import CANARY, fact

RUNGS = {
    Audience.OFFICE: "office@example.org",
    Audience.CLASSMATES: "classmates@example.org",
    Audience.MEMBERS: "members@example.org",
}


@pytest.fixture
def page(cast, browse):
    def of(who, person=cast.ada):
        return browse(who).get(f"/{person.institution.slug}/people/{person.key}/")

    return of


@pytest.mark.parametrize(
    ("who", "rungs"),
    [
        ("ada", "office classmates members"),
        ("bo", "classmates members"),
        ("cy", "members"),
        ("anja", "members"),
        ("kari", "office classmates members"),
        ("arne", "office classmates members"),
    ],
)
def test_rows_as_far_as_they_reach(cast, page, who, rungs):
    for audience, value in RUNGS.items():
        fact(Contact, cast.ada, audience, kind="email", value=value)
    shown = page(who).content.decode()
    assert [name for name in ("office", "classmates", "members") if f"{name}@example.org" in shown] == rungs.split()


def test_everything_the_office_knows(cast, page):
    fact(Position, cast.ada, employer="Fjordkraft", title="Arkivar", place="Bergen", country="NO")
    fact(Position, cast.ada, employer="Vapor", ended="2020-01-01")
    fact(Residence, cast.ada, place="Turku", country="FI")
    fact(Origin, cast.ada, Audience.OFFICE, country="IT")
    fact(OtherName, cast.ada, Audience.OFFICE, kind="former", value="Pettersen")
    fact(Affiliation, cast.ada, kind="staff")
    shown = page("kari").content.decode()
    for words in ("Arkivar, Fjordkraft", "Worked before", "Turku, Finland", "Italy", "Pettersen", "staff"):
        assert words in shown
    assert "Master i Historie" in shown
    assert "from the register, today" in shown
    assert "seen by the alumni office" in shown
    members = page("bo").content.decode()
    assert "Turku, Finland" in members
    for words in ("Italy", "Pettersen", "seen by", "/correct/"):
        assert words not in members


def test_the_office_sees_who_is_unclaimed_or_hidden(cast, page):
    assert "not claimed" in page("arne", cast.una).content.decode()
    assert "hidden" in page("arne", cast.hedda).content.decode()
    assert page("bo", cast.una).status_code == page("bo", cast.hedda).status_code == 404
    assert page("hedda", cast.hedda).status_code == 200


def test_strangers_meet_nobody(cast, page):
    assert page("selma").status_code == 404
    assert page(None).status_code == 404
    assert page("kari", cast.selma).status_code == 404
    assert CANARY not in page("kari", cast.selma).content.decode()


def test_an_old_fact_says_how_old(cast, page):
    fact(Residence, cast.ada, place="Turku", country="FI", recorded=timezone.now() - timezone.timedelta(days=3 * 366))
    assert "from the person, 3 years ago" in page("bo").content.decode()


def test_apps_above_add_panels(cast, page, settings):
    settings.PERSON_PANELS = [f"{__name__}.panel"]
    assert "<p>Panel for Ada Ødegård</p>" in page("kari").content.decode()
    assert "Panel" not in page("bo").content.decode()


def panel(request, person):
    from django.utils.html import format_html  # called by its dotted name

    return format_html("<p>Panel for {}</p>", person.name) if request.viewer.is_office else None
