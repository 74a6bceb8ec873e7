"""The roster: read by those in it, taken out by who holds that right, and each can read that it was."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from python_calamine import CalamineWorkbook

from kohort.access.audience import Audience
from kohort.accounts.limits import spend
from kohort.activity.models import Happening
from kohort.groups.models import CallIn, Guest, Office
from kohort.people.looking import PAGES
from kohort.people.models import Block, Contact, Study
from tests.cast import fact, make_person
from tests.circles import belong, circle


@pytest.fixture
def group(cast):
    """Ada leads and may take out the roster; Bo and Cy are in it, hidden Hedda and unclaimed Una too."""
    group = circle(cast.here, cast.bo, cast.cy, cast.hedda, cast.una, leader=cast.ada)
    Office.objects.trusted("test").update(may_export=True)
    return group


def members(group, rest=""):
    return f"/nordvik/groups/{group.key}/members/{rest}"


def read(browser, address):
    return browser.get(address).content.decode()


def by_rule(group, count):
    """People of the register who fit and have not come."""
    for number in range(count):
        belong(group, make_person(group.institution, f"Nn{number}", "Ventende"))


@pytest.mark.parametrize("view", ["", "?view=list"])
def test_those_in_it_read_who_is_in_it(cast, group, browse, view):
    page = read(browse("bo"), members(group, view))
    assert [name for name in ("Ada Ødegård", "Bo Berg", "Cy Åsen") if name not in page] == []
    assert "Master i Økonomi, 2010" in page
    assert [name for name in ("Hedda", "Ukjent", "Tveit") if name in page] == []
    assert "3 people" in page


def test_they_stand_in_the_alphabet_of_the_page(cast, group, browse):
    belong(group, cast.stein)
    browser, places = browse("bo"), {}
    for language in ("nb", "en"):
        browser.cookies["language"] = language
        page = read(browser, members(group))
        places[language] = sorted(("Ada Ødegård", "Stein Strand", "Cy Åsen"), key=page.index)
    assert places["nb"] == ["Stein Strand", "Ada Ødegård", "Cy Åsen"]
    assert places["en"] == ["Cy Åsen", "Ada Ødegård", "Stein Strand"]


def test_others_do_not(cast, group, browse):
    assert browse("tora").get(members(group)).status_code == 404
    assert browse("arne").get(members(group)).status_code == 404
    assert browse("kari").get(members(group)).status_code == 200


def test_it_is_searched_by_name(cast, group, browse):
    page = read(browse("bo"), members(group, "?q=ås"))
    assert "Cy Åsen" in page
    assert "Ada Ødegård" not in page


def test_nobody_is_found_by_a_name_they_left_behind(cast, group, browse):
    cast.cy.display_name = "Sol Åsen"
    cast.cy.save()
    assert "Sol Åsen" in read(browse("bo"), members(group, "?q=sol"))
    assert "Sol Åsen" not in read(browse("bo"), members(group, "?q=cy"))


def test_those_who_are_apart_miss_each_other(cast, group, browse):
    Block.objects.create(person=cast.ada, whom=cast.cy)
    assert "Cy Åsen" not in read(browse("ada"), members(group))
    assert "Ada Ødegård" not in read(browse("cy"), members(group))


def test_pages_are_counted_like_those_of_the_directory(cast, group, browse):
    bo, hour = browse("bo"), PAGES[0]
    assert bo.get(members(group)).status_code == 200
    for _look in range(hour.times - 1):
        spend((hour, str(cast.bo.account_id)))
    assert bo.get(members(group)).status_code == 429


def test_who_leads_knows_about_how_many_have_not_come(cast, group, browse):
    by_rule(group, 11)  # with Una, twelve
    assert "About 10 more fit" in read(browse("ada"), members(group))
    assert "more fit" not in read(browse("bo"), members(group))


def test_too_few_are_not_told(cast, group, browse):
    by_rule(group, 8)
    assert "more fit" not in read(browse("ada"), members(group))
    assert browse("ada").post(f"/nordvik/groups/{group.key}/call-in/").status_code == 404


def test_the_office_is_asked_once_a_month_and_finds_the_way_to_them(cast, group, browse):
    by_rule(group, 12)
    group.rule = "programme=HIST"
    group.save()
    ask = f"/nordvik/groups/{group.key}/call-in/"
    assert browse("bo").post(ask).status_code == 404
    for _time in range(2):
        browse("ada").post(ask)
    assert CallIn.objects.trusted("test").count() == 1
    whom = "/nordvik/desk/invitations/new/?programme=HIST&amp;claimed=no"
    assert whom in read(browse("kari"), "/nordvik/desk/")
    browse("ada").post(ask, {"do": "answered"})
    assert CallIn.objects.trusted("test").filter(answered__isnull=True).exists()
    browse("kari").post(ask, {"do": "answered"})
    assert whom not in read(browse("kari"), "/nordvik/desk/")
    CallIn.objects.trusted("test").update(at=timezone.now() - timedelta(days=31))
    browse("ada").post(ask)
    assert CallIn.objects.trusted("test").count() == 2


def test_the_roster_is_taken_out_and_everybody_in_it_can_read_so(cast, group, browse):
    ada = browse("ada")
    assert "written down" in read(ada, members(group, "export/"))
    assert not Happening.objects.trusted("test").filter(verb="roster.exported").exists()
    lines = b"".join(ada.post(members(group, "export/"), {"format": "csv"})).decode("utf-8-sig").splitlines()
    assert lines[0].startswith('"Name";"Institution"')
    assert '"Cy Åsen";"Universitetet i Nordvik";"Økonomi";"Master i Økonomi";"2010"' in lines
    assert len(lines) == 4
    done = Happening.objects.trusted("test").get(verb="roster.exported")
    assert (done.by_id, done.particulars) == (cast.ada.account_id, {"group": group.pk, "count": 3, "format": "csv"})
    assert "roster of a group you are in" in read(browse("cy"), "/nordvik/me/log/")
    assert "roster of a group you are in" not in read(browse("tora"), "/nordvik/me/log/")


def test_nothing_is_in_it_that_one_could_not_see(cast, group, browse):
    fact(Contact, cast.cy, Audience.MEMBERS, kind="email", value="cy@example.org")
    Study.objects.trusted("test").filter(person=cast.cy).update(audience=Audience.OFFICE)
    answer = browse("ada").post(members(group, "export/"), {"format": "xlsx"})
    sheet = CalamineWorkbook.from_filelike(BytesIO(b"".join(answer))).get_sheet_by_index(0).to_python()
    assert ["Cy Åsen", "Universitetet i Nordvik", "", "", ""] in sheet
    assert not any("example.org" in str(cell) for row in sheet for cell in row)
    assert not any("Hedda" in str(cell) or "Ukjent" in str(cell) for row in sheet for cell in row)


def test_no_name_runs_in_a_spreadsheet(cast, group, browse):
    cast.bo.display_name = "=HYPERLINK(1)"
    cast.bo.save()
    file = b"".join(browse("ada").post(members(group, "export/"), {"format": "csv"})).decode("utf-8-sig")
    assert "HYPERLINK" in file
    assert '"=' not in file


def test_the_right_to_take_it_out_is_a_right_of_its_own(cast, group, browse):
    Office.objects.create(group=group, person=cast.bo, title="deputy")
    assert browse("bo").get(members(group, "export/")).status_code == 404
    assert browse("bo").get(f"/nordvik/groups/{group.key}/pulse/").status_code == 200
    assert browse("kari").get(members(group, "export/")).status_code == 200


def test_who_signed_in_long_ago_says_once_more_who_they_are(cast, group, browse):
    ada = browse("ada")
    session = ada.session
    session["signed"] -= 600
    session.save()
    answer = ada.post(members(group, "export/"), {"format": "csv"})
    assert answer.status_code == 302
    assert not Happening.objects.trusted("test").filter(verb="roster.exported").exists()


def test_it_asks_no_more_for_a_large_group(cast, group, browse):
    bo, asked = browse("bo"), []
    for number in range(2):
        for one in range(19 * number):
            belong(group, make_person(cast.here, f"Nn{one}", "Kommet", account=True))
        bo.get(members(group))
        with CaptureQueriesContext(connection) as queries:
            bo.get(members(group))
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_guest_reads_names_and_follows_none(cast, group, client, django_user_model):
    account = django_user_model.objects.create_user("guest@example.org")
    until = timezone.localdate() + timedelta(days=9)
    Guest.objects.create(institution=cast.here, group=group, account=account, name="Gry", until=until)
    cast.cy.open()
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    page = read(client, members(group))
    assert [name for name in ("Ada Ødegård", "Bo Berg", "Cy Åsen") if name not in page] == []
    assert "/people/" not in page.partition("<main")[2]
    assert [word for word in ("Hedda", "Ukjent", "Historie", "Økonomi") if word in page] == []
    assert "Ada Ødegård" in read(client, f"/nordvik/groups/{group.key}/board/")
    assert client.get(members(group, "export/")).status_code == 404
