"""The office adds a person by hand and puts facts right, and says that it was the office."""

import pytest

from kohort.access.audience import Audience
from kohort.activity.models import Happening
from kohort.people.models import Contact, Person, Position, Residence, Study
from tests.cast import fact, make_person


@pytest.fixture
def rows():
    return lambda model, **about: list(model.objects.trusted("test").filter(**about))


@pytest.mark.parametrize(("who", "status"), [("kari", 200), ("arne", 200), ("anja", 200), ("ada", 403), ("selma", 403)])
def test_the_desk_is_for_those_with_a_role(cast, browse, who, status):
    assert browse(who).get("/nordvik/desk/").status_code == status


def test_an_analyst_sees_figures_and_no_way_to_people(cast, browse):
    page = browse("anja").get("/nordvik/desk/").content.decode()
    assert "people in the register" in page
    assert "/desk/people/new/" not in page
    assert browse("anja").get("/nordvik/desk/people/new/").status_code == 403


def test_apps_above_add_panels(cast, browse, settings):
    settings.DESK_PANELS = [f"{__name__}.panel"]
    assert "Merge queue of Universitetet i Nordvik" in browse("kari").get("/nordvik/desk/").content.decode()


def panel(request):
    return f"Merge queue of {request.institution.names['nb']}"


def test_adding_by_hand(cast, browse, rows, indexed):
    data = {"given_names": "Nina", "surname": "Ny", "programme": cast.history.pk, "award_year": 2011}
    answer = browse("arne").post("/nordvik/desk/people/new/", data)
    (person,) = rows(Person, surname="Ny")
    (study,) = rows(Study, person=person)
    assert answer.headers["Location"] == f"/nordvik/people/{person.key}/"
    assert (study.source, study.first_year, study.last_year) == ("office", 2008, 2010)
    assert study.recorded_by_id == cast.arne.account_id
    assert not person.is_claimed
    assert rows(Happening, verb="person.added")[0].about_id == person.pk
    indexed()
    assert "Nina Ny" in browse("kari").get("/nordvik/people/?q=nina&programme=HIST").content.decode()


def test_a_name_is_enough_and_none_is_too_little(cast, browse, rows):
    assert "at least one name" in browse("kari").post("/nordvik/desk/people/new/", {}).content.decode()
    assert browse("kari").post("/nordvik/desk/people/new/", {"given_names": "Suharto"}).status_code == 302
    assert len(rows(Person, given_names="Suharto", surname="")) == 1


def test_a_study_needs_a_year_and_a_programme_of_this_house(cast, browse, rows):
    for study in (
        {"programme": cast.history.pk},
        {"award_year": 2011},
        {"programme": cast.birds.pk, "award_year": 2011},
    ):
        page = browse("kari").post("/nordvik/desk/people/new/", {"given_names": "Nina", "surname": "Ny", **study})
        assert page.status_code == 200
    assert rows(Person, surname="Ny") == []


def test_namesakes_are_shown_before_anybody_is_added_twice(cast, browse, rows, indexed):
    data = {"given_names": "Ada", "surname": "Odegaard"}
    page = browse("kari").post("/nordvik/desk/people/new/", data).content.decode()
    assert "Is it one of these?" in page
    assert f"/nordvik/people/{cast.ada.key}/" in page
    assert rows(Person, surname="Odegaard") == []
    assert browse("kari").post("/nordvik/desk/people/new/", {**data, "anyway": "yes"}).status_code == 302
    assert len(rows(Person, surname="Odegaard")) == 1


def test_a_namesake_added_a_moment_ago_is_known_before_the_index(cast, browse, rows):
    data = {"given_names": "Nina", "surname": "Ny"}
    assert browse("kari").post("/nordvik/desk/people/new/", data).status_code == 302
    assert browse("kari").post("/nordvik/desk/people/new/", data).status_code == 200
    assert len(rows(Person, surname="Ny")) == 1


@pytest.fixture
def work(cast):
    return fact(Position, cast.ada, employer="Fjordkraft", title="Arkivar")


@pytest.fixture
def registered(cast):
    row = fact(Position, cast.ada, employer="Registerverket")
    Position.objects.trusted("test").filter(pk=row.pk).update(source="register:fs")
    return row


def path(person, *rest):
    return "/".join(["/nordvik/people", person.key, *map(str, rest), ""])


def test_the_office_corrects_what_the_register_said(cast, browse, rows, registered):
    answer = browse("arne").post(path(cast.ada, "position", registered.pk), {"employer": "Vapor", "place": "åbo"})
    assert answer.status_code == 302
    (row,) = rows(Position, person=cast.ada)
    assert (row.employer, row.source, row.place, row.country) == ("Vapor", "office", "Turku", "FI")
    assert row.geonameid
    assert row.recorded_by_id == cast.arne.account_id
    (happening,) = rows(Happening, verb="person.corrected")
    assert happening.particulars == {"kind": "position"}


def test_what_the_owner_entered_is_read_only(cast, browse, rows, work):
    for data in ({"employer": "Vapor"}, {"do": "remove"}):
        assert browse("kari").post(path(cast.ada, "position", work.pk), data).status_code == 404
    assert browse("kari").post(path(cast.ada, "position", "new"), {"employer": "Vapor"}).status_code == 302
    assert {(row.employer, row.source) for row in rows(Position)} == {("Fjordkraft", "owner"), ("Vapor", "office")}
    page = browse("kari").get(path(cast.ada, "correct")).content.decode()
    assert path(cast.ada, "position", work.pk) not in page


def test_ending_and_removing(cast, browse, rows, registered):
    browse("arne").post(
        path(cast.ada, "position", registered.pk), {"employer": "Registerverket", "ended": "2025-05-01"}
    )
    assert [row.is_current for row in rows(Position)] == [False]
    browse("arne").post(path(cast.ada, "position", registered.pk), {"do": "remove"})
    assert rows(Position) == []


@pytest.mark.parametrize(
    ("kind", "model", "data"),
    [
        ("residence", Residence, {"place": "Bergen", "country": "NO"}),
        ("contact", Contact, {"kind": "email", "value": "ada@example.org"}),
        ("study", Study, {"programme": "HIST", "cohort": 2020}),
    ],
)
def test_every_kind_can_be_added(cast, browse, rows, kind, model, data):
    if "programme" in data:
        data = data | {"programme": cast.history.pk}
    assert browse("arne").get(path(cast.una, kind, "new")).status_code == 200
    assert browse("arne").post(path(cast.una, kind, "new"), data).status_code == 302
    assert "office" in {row.source for row in rows(model, person=cast.una)}


def test_an_address_is_an_address(cast, browse, rows):
    page = browse("arne").post(path(cast.una, "contact", "new"), {"kind": "email", "value": "una at example"})
    assert page.status_code == 200
    assert rows(Contact) == []


def test_a_contact_stays_with_the_office(cast, browse, rows):
    browse("arne").post(path(cast.ada, "contact", "new"), {"kind": "phone", "value": "+47 22 00 00 00"})
    assert [row.audience for row in rows(Contact)] == [Audience.OFFICE]


def test_the_name_in_the_register(cast, browse, rows):
    browse("arne").post(path(cast.una, "name"), {"given_names": "Una Maria", "call_name": "Maria", "surname": "Å"})
    assert [person.name for person in rows(Person, pk=cast.una.pk)] == ["Maria Å"]
    page = browse("arne").post(path(cast.una, "name"), {"given_names": "Una", "call_name": "Eva", "surname": "Å"})
    assert "one of the given names" in page.content.decode()


@pytest.mark.parametrize("who", ["ada", "bo", "anja", "selma"])
def test_nobody_else_corrects(cast, browse, registered, who):
    for rest in (["correct"], ["name"], ["position", "new"], ["position", registered.pk]):
        assert browse(who).get(path(cast.ada, *rest)).status_code == 404
        assert browse(who).post(path(cast.ada, *rest), {"do": "remove"}).status_code in (404, 405)


def test_facts_of_somebody_else_and_kinds_there_are_not(cast, browse, registered):
    other = make_person(cast.here, "Per", "Lie")
    assert browse("kari").get(path(other, "position", registered.pk)).status_code == 404
    assert browse("kari").get(path(cast.ada, "secret", "new")).status_code == 404
    assert browse("kari").get(path(cast.ada, "study", registered.pk + 1000)).status_code == 404
