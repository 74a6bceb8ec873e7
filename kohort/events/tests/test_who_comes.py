"""Who comes: those who agreed, classmates first; a count of heads tells of nobody."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kohort.accounts.models import Account
from kohort.events.models import Seat
from kohort.events.who_comes import shown, who_comes
from kohort.people.models import Person
from tests.cast import make_person
from tests.circles import circle
from tests.gatherings import gathering
from tests.pages import without_tokens


def take(event, person=None, **more):
    rows = Seat.objects.trusted("test").filter(event=event)
    fields = {"state": Seat.State.GOING, "shown": True, "turn": rows.count() + 1} | more
    return Seat.objects.create(event=event, person=person, **({"name": person.name} if person else {}), **fields)


def seen(event, viewer):
    return [face.name for face in who_comes(event, viewer, "nordvik").faces]


def test_classmates_first_then_fellows_then_the_others(cast, viewer):
    group = circle(cast.here, cast.ada, cast.stein)
    event = gathering(cast.here, group=group)
    for person in (cast.cy, cast.stein, cast.bo):
        take(event, person)
    assert seen(event, viewer("ada")) == [cast.bo.name, cast.stein.name, cast.cy.name]
    assert who_comes(event, viewer("ada"), "nordvik").mates == 1


def test_who_has_not_agreed_is_a_number(cast, viewer):
    event = gathering(cast.here)
    take(event, cast.bo, shown=False, guests=2)
    found = who_comes(event, viewer("ada"), "nordvik")
    assert (found.heads, found.mates, found.faces) == (3, 0, [])


@pytest.mark.parametrize("who", ["ada", "kari"])
def test_who_hides_is_a_number_even_to_who_plans_it(cast, viewer, who):
    event = gathering(cast.here, organiser=getattr(cast, who))
    take(event, cast.hedda)
    found = who_comes(event, viewer(who), "nordvik")
    assert (found.heads, found.mates, found.faces, found.more) == (1, 0, [], False)
    assert not shown(event, viewer(who)).exists()


def test_two_kept_apart_do_not_find_each_other(cast, viewer):
    event = gathering(cast.here)
    take(event, cast.bo)
    apart = replace(viewer("ada"), apart=frozenset({cast.bo.pk}))
    assert seen(event, viewer("ada")) == [cast.bo.name]
    found = who_comes(event, apart, "nordvik")
    assert (found.heads, found.mates, found.faces) == (1, 0, [])


def test_without_an_account_the_first_word_of_a_name_and_only_to_members(cast, viewer, browse):
    event = gathering(cast.here, audience="public")
    take(event, name="Kaj Munk Visitorsen", email="kaj@example.org")
    take(event, name="Secret Sune", email="sune@example.org", shown=False)
    assert seen(event, viewer("ada")) == ["Kaj"]
    assert who_comes(event, viewer("selma", cast.here), "nordvik").faces == []
    page = browse().get(f"/nordvik/events/{event.key}/who/").content.decode()
    assert "2 people are coming" in page
    assert "Kaj" not in without_tokens(page)


def test_those_who_wait_do_not_come(cast, viewer):
    event = gathering(cast.here)
    for state in set(Seat.State) - {Seat.State.GOING}:
        take(event, make_person(cast.here, f"{state.name.title()}", "Wait", account=True), state=state)
    assert who_comes(event, viewer("ada"), "nordvik") == (0, 0, [], False)


def test_all_of_them_on_pages(cast, browse):
    event = gathering(cast.here)
    people = [Person(institution=cast.here, given_names=f"P{n}", surname="Q", account=_account(n)) for n in range(49)]
    for person in Person.objects.bulk_create(person.set_sort_keys() for person in people):
        take(event, person)
    take(event, cast.bo)
    first = browse("ada").get(f"/nordvik/events/{event.key}/who/").content.decode()
    assert "Page 1 of 2" in first
    assert first.index("Bo Berg") < first.index("P0 Q")
    assert "P48 Q" in browse("ada").get(f"/nordvik/events/{event.key}/who/?page=2").content.decode()
    assert "See everybody" in browse("ada").get(f"/nordvik/events/{event.key}/").content.decode()


def _account(number):
    return Account.objects.create(email=f"p{number}@example.org")


def test_as_many_queries_for_many_as_for_one(cast, viewer):
    event, eyes = gathering(cast.here), viewer("ada")
    take(event, cast.bo)
    with CaptureQueriesContext(connection) as one:
        who_comes(event, eyes, "nordvik")
    for number in range(15):
        take(event, make_person(cast.here, f"P{number}", "Q", account=True))
    with CaptureQueriesContext(connection) as many:
        who_comes(event, eyes, "nordvik")
    assert len(many) == len(one)
