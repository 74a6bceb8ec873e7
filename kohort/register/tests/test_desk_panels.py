"""What the register shows on the page of a person and on the desk."""

import pytest

from kohort.people.models import Person

from .desk import latest, line, reading_english, table, taken_in


@pytest.fixture
def person(browse):
    run = taken_in(reading_english(browse("kari")), table(line(7, given="Kari Anne", born="1981")))
    assert run.figures["people"] == 1
    return Person.objects.trusted("test").get(surname="Moe7")


def page_of(client, person):
    return client.get(f"/nordvik/people/{person.key}/").content.decode()


def test_the_office_sees_where_somebody_comes_from(browse, person):
    text = page_of(reading_english(browse("arne")), person)
    assert "In the register" in text
    assert "Kari Anne Moe7, born 1981" in text
    assert "id P7" in text
    assert "came in on" in text


def test_nobody_else_does_not_even_oneself(browse, cast, person):
    Person.objects.trusted("test").filter(pk=person.pk).update(account=None)
    Person.objects.trusted("test").filter(pk=cast.ada.pk).delete()
    Person.objects.trusted("test").filter(pk=person.pk).update(account=cast.ada.account_id)
    for who in ("ada", "bo"):
        text = page_of(reading_english(browse(who)), person)
        assert "Moe7" in text
        assert "In the register" not in text
        assert "1981" not in text
        assert "id P7" not in text


def test_who_no_register_knows_has_no_such_part(browse, cast):
    assert "In the register" not in page_of(reading_english(browse("arne")), cast.bo)


def desk(client):
    return reading_english(client).get("/nordvik/desk/").content.decode()


def test_the_desk_tells_what_waits_and_what_came_in(browse, person):
    text = desk(browse("kari"))
    assert "Nothing waits." in text
    assert f"imports/{latest().key}/" in text
    assert "1 new person" in text


def test_an_assistant_has_pairs_but_no_imports(browse, person):
    text = desk(browse("arne"))
    assert "People who may be there twice" in text
    assert "grader.csv" not in text


def test_an_analyst_has_neither(browse, person):
    assert "People who may be there twice" not in desk(browse("anja"))
