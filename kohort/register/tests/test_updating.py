"""A file of news updates and never deletes, and what an owner entered is never overwritten."""

from kohort.access.audience import Audience
from kohort.people.models import Contact, Position, Study
from kohort.register.models import Entry, Record
from tests.cast import fact

from .files import degree, many
from .importing import WHY

ADDRESS = "kari@example.com"


def test_news_replaces_what_the_register_said(register):
    register.take([degree(email_private=ADDRESS, employer="Fjordkraft")])
    news = degree(email_private="new@example.com", employer="Havkraft", degree_title="Master of arts")
    run = register.take([news])
    assert (run.figures["updated"], run.figures["people"], run.figures["degrees"]) == (1, 0, 0)
    assert register.emails() == ["new@example.com"]
    assert register.all(Position).get().employer == "Havkraft"
    assert register.all(Study).get().title == "Master of arts"


def test_what_is_left_out_stays(register):
    register.take([degree(email_private=ADDRESS, employer="Fjordkraft", former_surnames="Hansen"), *many(3, start=2)])
    register.take([degree(degree_title="")])
    person = register.person()
    assert register.emails(person) == [ADDRESS]
    assert register.all(Position).get().employer == "Fjordkraft"
    assert register.all(Study).get(person=person).title == "Master in history"
    assert register.names(person) == [("former", "Hansen")]
    assert register.people.count() == 4


def test_a_new_degree_comes_to_who_is_there(register):
    register.take([degree()])
    run = register.take([degree("P1", "D2", programme_code="ECON", email_private=ADDRESS)])
    assert (run.figures["people"], run.figures["degrees"], run.figures["emails"]) == (0, 1, 1)
    assert register.all(Study).filter(person=register.person()).count() == 2
    assert register.emails() == [ADDRESS]


def test_a_married_name_follows_and_the_old_one_is_found(register):
    register.take([degree()], source="a")
    register.take([degree(surname="Berg")], source="a")
    person = register.person()
    assert person.surname == "Berg"
    assert bytes(person.sort_nb).startswith(b"berg")
    assert register.names(person) == [("former", "Ødegård")]
    run = register.take([degree("X1", "Y1")], source="b")
    assert (run.figures["people"], register.queue()) == (0, [])


def test_a_name_its_owner_changed_stays(register):
    register.take([degree()])
    person = register.person()
    person.given_names, person.surname = "Kåre", "Fjell"
    person.save()
    register.take([degree(surname="Berg")])
    person.refresh_from_db(from_queryset=type(person).objects.trusted(WHY))
    assert (person.given_names, person.surname) == ("Kåre", "Fjell")
    assert ("registered", "Kari Anne Berg") in register.names(person)
    assert register.all(Record).get().surname == "Berg"


def test_a_position_of_the_owner_stands_for_the_registers(register):
    register.take([degree()])
    fact(Position, register.person(), employer="My own firm")
    register.take([degree(employer="Fjordkraft")])
    assert list(register.all(Position).values_list("employer", "source")) == [("My own firm", "owner")]


def test_a_position_the_owner_corrected_is_not_corrected_back(register):
    register.take([degree(employer="Fjordkraft")])
    position = register.all(Position).get()
    position.employer, position.source = "Fjordkraft Analyse", "owner"
    position.save()
    register.take([degree(employer="Havkraft")])
    assert [one.employer for one in register.all(Position)] == ["Fjordkraft Analyse"]


def test_an_address_its_owner_removed_does_not_come_back(register):
    register.take([degree(email_private=ADDRESS)])
    register.all(Contact).get().delete()
    register.take([degree(email_private=ADDRESS, degree_title="Other")])
    assert register.emails() == []
    register.take([degree(email_private="new@example.com")])
    assert register.emails() == ["new@example.com"]


def test_an_address_the_owner_entered_is_not_doubled_and_keeps_its_audience(register):
    register.take([degree()])
    fact(Contact, register.person(), Audience.MEMBERS, kind="email", value=ADDRESS)
    register.take([degree(email_private=ADDRESS)])
    assert list(register.all(Contact).values_list("value", "audience")) == [(ADDRESS, Audience.MEMBERS)]


def test_a_degree_its_owner_removed_does_not_come_back(register):
    register.take([degree()])
    register.all(Study).get().delete()
    register.take([degree(degree_title="Other")])
    assert not register.all(Study).exists()


def test_the_first_row_of_a_person_in_a_file_has_the_word(register):
    rows = [degree("P1", "D1"), degree("P1", "D2", given_names="Kari Berit", email_private=ADDRESS)]
    register.take(rows)
    assert register.person().given_names == "Kari Anne"
    assert register.emails() == [ADDRESS]
    again = [row | {"specialisation": "x"} for row in rows]
    assert register.take(again).figures["updated"] == 2
    assert register.person().given_names == "Kari Anne"
    assert register.names(register.person()) == []


def test_a_degree_the_source_gives_to_another_follows_and_is_shown(register):
    register.take([degree("P1", "D1"), degree("P2", "D2", given_names="Ola")])
    run = register.take([degree("P2", "D1", given_names="Ola")])
    assert list(register.all(Study).values_list("person", flat=True)) == [register.person("P2").pk] * 2
    assert (run.figures["merged_queue"], register.queue()) == (1, ["moved"])
    entry = Entry.objects.trusted(WHY).get(degree_id="D1")
    assert entry.record_id == register.all(Record).get(source_person_id="P2").pk


def test_repeats_within_a_changed_file_count_once(register):
    rows = many(3)
    register.take(rows)
    changed = [row | {"degree_title": "Other"} for row in rows]
    figures = register.take([*changed, changed[0], rows[0]]).figures
    assert (figures["updated"], figures["duplicates"], figures["unchanged"]) == (3, 2, 0)
    assert register.take([*changed, changed[0], rows[0]]).figures["unchanged"] == 3
