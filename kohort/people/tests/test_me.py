"""One's own page: add, change, remove and bring back, with a button each, and the same by htmx."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.people.models import Contact, Language, OtherName, Person, Position, Residence, Topic
from tests.cast import CANARY, fact

ME = "/nordvik/me/"
HTMX = {"hx-request": "true"}


@pytest.fixture
def rows():
    return lambda model, **about: list(model.objects.trusted("test").filter(**about).order_by("pk"))


@pytest.fixture
def me(cast, browse):
    """A browser of Ada's: `me.post("topic/new/", {...})`, by default as a page without script."""
    client = browse("ada")

    def send(method, path="", data=None, **more):
        answer = getattr(client, method)(f"{ME}{path}", data or {}, **more)
        return answer

    send.get = lambda path="", **more: send("get", path, **more)
    send.post = lambda path, data=None, **more: send("post", path, data, **more)
    return send


def words(answer):
    return answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "data", "model", "told"),
    [
        ("position", {"title": "Arkivar", "employer": "Fjordkraft"}, Position, "Arkivar, Fjordkraft"),
        ("residence", {"place": "åbo"}, Residence, "Turku, Finland"),
        ("email", {"value": "ada@example.org"}, Contact, "ada@example.org"),
        ("phone", {"value": "+47 22 00 00 00"}, Contact, "+47 22 00 00 00"),
        ("link", {"value": "ada.example.org"}, Contact, "https://ada.example.org"),
        ("address", {"value": "Storgata 1, 0155 Oslo"}, Contact, "Storgata 1, 0155 Oslo"),
        ("topic", {"text": "  Glaciers\u202e and  ice "}, Topic, "Glaciers and ice"),
        ("language", {"code": "fi"}, Language, "Finnish"),
        ("former-name", {"value": "Pettersen"}, OtherName, "Pettersen"),
    ],
)
def test_every_kind_is_told_by_its_owner(cast, me, rows, kind, data, model, told):
    assert me.get(f"{kind}/new/").status_code == 200
    assert me.post(f"{kind}/new/", data | {"audience": 20}).headers["Location"] == ME
    (row,) = rows(model, person=cast.ada)
    assert (str(row), row.source, row.audience) == (told, "owner", Audience.CLASSMATES)
    assert (row.recorded_by_id, row.confirmed, row.institution_id) == (cast.ada.account_id, None, cast.here.pk)
    page = words(me.get())
    assert told in page
    assert "from you, today" in page


def test_what_is_off_until_one_asks(me):
    """Contacts and former names begin with the office alone."""
    for kind in ("email", "phone", "link", "address", "former-name"):
        assert re.search(r'value="10"\s+selected', words(me.get(f"{kind}/new/"))), kind
    assert re.search(r'value="30"\s+selected', words(me.get("topic/new/")))


@pytest.mark.parametrize(
    ("kind", "data", "sentence"),
    [
        ("position", {"industry": "J"}, "Write at least where you work"),
        ("position", {"title": "A", "started": "2020-01-01", "ended": "2019-01-01"}, "cannot come before"),
        ("residence", {}, "Write a town or choose a country"),
        ("email", {"value": "ada at example"}, "valid email"),
        ("phone", {"value": "call me"}, "Write only the number"),
        ("link", {"value": "javascript:alert(1)"}, "valid URL"),
        ("link", {"value": "ftp://example.org/x"}, "valid URL"),
        ("language", {"code": "xx"}, "valid choice"),
        ("topic", {"text": "x" * 81}, "80"),
    ],
)
def test_wrong_input_is_kept_with_a_sentence(cast, me, rows, kind, data, sentence):
    answer = me.post(f"{kind}/new/", data | {"audience": 30})
    assert answer.status_code == 200
    assert sentence in words(answer)
    for value in data.values():
        assert value in words(answer)
    part = words(me.post(f"{kind}/new/", data | {"audience": 30}, headers=HTMX))
    assert sentence in part
    assert "<html" not in part
    assert rows(Position) == rows(Residence) == rows(Contact) == rows(Topic) == rows(Language) == []


@pytest.mark.parametrize(
    ("kind", "data", "again"),
    [
        ("topic", {"text": "Glaciers"}, {"text": "glaciers "}),
        ("language", {"code": "fi"}, {"code": "fi"}),
        ("email", {"value": "ada@example.org"}, {"value": "Ada@example.org"}),
        ("former-name", {"value": "Pettersen"}, {"value": "pettersen"}),
    ],
)
def test_nothing_is_told_twice(cast, me, kind, data, again):
    assert me.post(f"{kind}/new/", data | {"audience": 30}).status_code == 302
    assert "You have this one already" in words(me.post(f"{kind}/new/", again | {"audience": 30}))


def test_twenty_topics_are_enough(cast, me):
    for number in range(20):
        fact(Topic, cast.ada, text=f"Topic {number}")
    assert "as many as there is room for" in words(me.post("topic/new/", {"text": "One more", "audience": 30}))


def test_a_fact_of_the_register_becomes_the_owners(cast, me, rows):
    row = fact(Position, cast.ada, employer="Registerverket", title="Clerk")
    Position.objects.trusted("test").filter(pk=row.pk).update(source="register:fs", recorded="2019-01-01T00:00Z")
    me.post(f"position/{row.pk}/", {"employer": "Registerverket", "title": "Clerk"})
    assert rows(Position)[0].source == "register:fs", "nothing was changed"
    me.post(f"position/{row.pk}/", {"employer": "Fjordkraft", "title": "Clerk"})
    (row,) = rows(Position)
    assert (row.employer, row.source, row.recorded.date()) == ("Fjordkraft", "owner", timezone.now().date())


def test_a_field_saves_itself_and_says_so(cast, me, rows):
    row = fact(Position, cast.ada, employer="Fjordkraft")
    saved = words(me.post(f"position/{row.pk}/", {"employer": "Vapor"}, headers=HTMX))
    assert 'hx-swap-oob="innerHTML:#said"><span>Saved.</span>' in saved
    assert "<form" not in saved, "what one types meanwhile stays"
    wrong = words(me.post(f"position/{row.pk}/", {"employer": ""}, headers=HTMX))
    assert "Not saved yet." in wrong
    assert "Write at least where you work" in wrong
    assert rows(Position)[0].employer == "Vapor"
    done = words(me.post(f"position/{row.pk}/", {"employer": "Vapor AS", "done": "yes"}, headers=HTMX))
    assert f'<li id="position-{row.pk}"' in done
    assert "Vapor AS" in done


def test_two_windows(cast, me, rows):
    row = fact(Topic, cast.ada, text="Glaciers")
    me.post(f"topic/{row.pk}/", {"text": "Ice"})
    me.post(f"topic/{row.pk}/", {"text": "Snow"})
    assert [one.text for one in rows(Topic)] == ["Snow"]
    me.post(f"topic/{row.pk}/removal/")
    late = me.post(f"topic/{row.pk}/", {"text": "Rain"})
    assert late.status_code == 404
    assert "perhaps in another window" in words(late)
    for path, data in ((f"topic/{row.pk}/", {"text": "Rain"}), (f"topic/{row.pk}/audience/", {"audience": 40})):
        part = me.post(path, data, headers=HTMX)
        assert (part.status_code, part.headers["HX-Retarget"]) == (200, f"#topic-{row.pk}")
        assert "perhaps in another window" in words(part)
    assert rows(Topic) == []


def sealed(answer) -> str:
    return words(answer).partition('name="kept" value="')[2].partition('"')[0]


def test_what_was_removed_comes_back_as_it_was(cast, me, rows):
    when = timezone.now().replace(microsecond=0)
    row = fact(Contact, cast.ada, Audience.CLASSMATES, kind="email", value="ada@example.org", recorded=when)
    kept = sealed(me.post(f"email/{row.pk}/removal/"))
    assert rows(Contact) == []
    assert me.post("undo/", {"kept": kept}).headers["Location"] == ME
    (back,) = rows(Contact)
    columns = {column.attname for column in Contact._meta.concrete_fields}
    assert {name: getattr(back, name) for name in columns} == {name: getattr(row, name) for name in columns}
    assert me.post("undo/", {"kept": kept}).status_code == 404, "it is here"


def test_nobody_brings_back_what_is_anothers(cast, me, browse, rows):
    row = fact(Topic, cast.ada, text="Glaciers")
    kept = sealed(me.post(f"topic/{row.pk}/removal/"))
    for who, path in (("bo", ME), ("selma", "/sundby/me/")):
        assert browse(who).post(f"{path}undo/", {"kept": kept}).status_code == 404
    assert browse("ada").post(f"{ME}undo/", {"kept": kept[:-1]}).status_code == 404
    assert rows(Topic) == []


def test_the_audience_is_said_beside_each_row(cast, me, rows):
    row = fact(Topic, cast.ada, text="Glaciers")
    assert me.post(f"topic/{row.pk}/audience/", {"audience": 40}).headers["Location"] == ME
    assert rows(Topic)[0].audience == Audience.PUBLIC
    assert "Saved." in words(me.post(f"topic/{row.pk}/audience/", {"audience": 10}, headers=HTMX))
    assert rows(Topic)[0].audience == Audience.OFFICE
    assert rows(Topic)[0].source == "owner"
    for nonsense in ("35", "", "x"):
        assert me.post(f"topic/{row.pk}/audience/", {"audience": nonsense}).status_code == 404


def test_a_name_in_the_register_stays_with_the_office(cast, me, rows):
    """It may hold a given name somebody has left behind."""
    row = fact(OtherName, cast.ada, Audience.OFFICE, kind="registered", value="Adam Ødegård")
    for path in ("audience/", "removal/", ""):
        assert me.post(f"former-name/{row.pk}/{path}", {"audience": 40, "value": "x"}).status_code == 404
    assert [(one.value, one.audience) for one in rows(OtherName)] == [("Adam Ødegård", Audience.OFFICE)]
    page = words(me.get())
    assert "Adam Ødegård" in page
    assert f"/former-name/{row.pk}/" not in page


def test_what_one_is_called(cast, me, rows):
    answer = me.post("names/", {"call_name": "Adda", "display_name": "Adda \u202e Lovelace"})
    assert answer.headers["Location"] == ME
    person = rows(Person, pk=cast.ada.pk)[0]
    assert (person.name, person.call_name, person.given_names) == ("Adda Lovelace", "Adda", "Ada")
    assert "In the register: Ada Ødegård" in words(me.get())
    assert "Saved." in words(me.post("names/", {"call_name": "A", "display_name": ""}, headers=HTMX))


def test_studies_are_the_registers_and_seen_as_one_likes(cast, me, rows):
    page = words(me.get())
    assert "Master i Historie" in page
    assert "Something wrong?" in page
    study = type(cast.ada).study_set.rel.related_model.objects.trusted("test").get(person=cast.ada)
    for path in ("", "removal/"):
        assert me.post(f"study/{study.pk}/{path}").status_code == 404
    assert me.post(f"study/{study.pk}/audience/", {"audience": 20}).status_code == 302


@pytest.mark.parametrize("who", ["bo", "kari", "selma"])
def test_nobody_touches_anothers_facts(cast, browse, rows, who):
    row = fact(Topic, cast.ada, text="Glaciers")
    client = browse(who)
    base = f"/{getattr(cast, who).institution.slug}/me/topic/{row.pk}/"
    for path, data in (
        ("", {"text": "x"}),
        ("audience/", {"audience": 40}),
        ("still-right/", {}),
        ("removal/", {}),
    ):
        answer = client.post(base + path, data)
        assert answer.status_code == 404, path
        assert "perhaps in another window" in words(answer), "as if it had never been"
    assert [(one.text, one.audience, one.confirmed) for one in rows(Topic)] == [("Glaciers", 30, None)]


def test_it_is_for_members(cast, browse):
    assert browse().get(ME).status_code == 302
    assert browse("selma").get(ME).status_code == 403
    assert CANARY not in words(browse("ada").get(ME))


def test_the_kinds_nobody_adds(me):
    for kind in ("student", "study", "origin", "affiliation", "photo", "secret"):
        assert me.get(f"{kind}/new/").status_code == 404


def test_forty_facts_cost_no_more_queries_than_none(cast, me):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            me.get()
        return len(queries)

    me.get()
    before = asked()
    for number in range(20):
        fact(Topic, cast.ada, text=f"Topic {number}")
        fact(Position, cast.ada, employer=f"Employer {number}", recorded="2019-01-01T00:00Z")
    assert asked() == before <= 26


def test_the_way_there(cast, browse):
    client = browse("ada")
    assert f'href="{ME}"' in words(client.get("/nordvik/"))
    assert f'href="{ME}">Look after your page' in words(client.get(f"/nordvik/people/{cast.ada.key}/"))
    assert "Look after your page" not in words(client.get(f"/nordvik/people/{cast.bo.key}/"))
