"""Joining two people moves everything, widens nothing, and is taken back exactly."""

import pytest
from django.apps import apps
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kohort.access.audience import Audience
from kohort.activity.models import Happening
from kohort.kit.tables import Refused
from kohort.people.models import Contact, OtherName, Person, Position, Residence, Study
from kohort.register.models import Entry, Merge, Record
from tests.cast import fact, make_person

from .files import degree
from .importing import WHY

APART = {"people.Person", "activity.Happening", "register.Merge", "django_tasks_database.DBTaskResult"}


@pytest.fixture
def pair(register):
    """A merge that waits: Kari of source a, and Kari of source b with another programme."""
    register.take([degree(email_private="a@example.com", employer="Fjordkraft")], source="a")
    register.take([degree("X1", "Y1", programme_code="ECON", surname="Oedegaard", place="Bergen")], source="b")
    return register.all(Merge).get()


def snapshot(institution) -> dict:
    """Every column of everything that belongs to people, but happenings and the merge itself."""
    models = [Person, Study, Contact, Position, Residence, OtherName, Record]
    rows = {
        model._meta.label: list(model.objects.trusted(WHY).filter(institution=institution).order_by("pk").values())
        for model in models
    }
    return rows | {"entries": list(Entry.objects.trusted(WHY).order_by("pk").values())}


def test_joined_the_two_are_one(register, pair, cast):
    older, newer = pair.one, pair.other
    pair.join(cast.kari.account_id)
    assert list(register.people) == [older]
    assert register.all(Record).filter(person=older).count() == 2
    assert register.all(Study).filter(person=older).count() == 2
    assert register.all(Residence).get().person_id == older.pk
    assert ("registered", "Kari Anne Oedegaard") in register.names(older)
    assert (pair.state, pair.by_id, pair.joined_into_id) == (Merge.State.JOINED, cast.kari.account_id, older.pk)
    happening = Happening.objects.trusted(WHY).get(verb="merged")
    assert happening.about_id == older.pk
    assert not register.people.filter(pk=newer.pk).exists()


def test_undone_everything_is_as_it_was(register, pair):
    before = snapshot(register.institution)
    pair.join(None)
    assert snapshot(register.institution) != before
    pair.undo(None)
    assert snapshot(register.institution) == before
    assert register.queue() == ["name"]


FACTS = st.lists(
    st.tuples(
        st.sampled_from(["one", "other"]),
        st.sampled_from([10, 20, 30, 40]),
        st.sampled_from(["x@example.com", "y@example.com"]),
        st.booleans(),
    ),
    max_size=6,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(
    facts=[("one", 20, "x", False), ("one", 10, "x", False), ("other", 30, "x", False)], hidden=None, claimed="other"
)
@given(facts=FACTS, hidden=st.sampled_from([None, "one", "other"]), claimed=st.sampled_from([None, "one", "other"]))
def test_whatever_they_have_is_taken_back_exactly(register, facts, hidden, claimed):
    one, other = (
        make_person(register.institution, name, "Moe", account=claimed == side)
        for side, name in (("one", f"Kari{timezone.now().timestamp()}"), ("other", f"K{timezone.now().timestamp()}"))
    )
    people = {"one": one, "other": other}
    for side, audience, value, is_email in facts:
        if is_email:
            fact(Contact, people[side], audience, kind="email", value=value)
        else:
            fact(Position, people[side], audience, employer=value)
    if hidden:
        people[hidden].hidden_since = timezone.now()
        people[hidden].save()
    merge = Merge.objects.create(institution=register.institution, one=one, other=other, why="name")
    before, widest = snapshot(register.institution), reach(facts)
    merge.join(None)
    stays = merge.joined_into
    after = reached(stays)
    assert after.keys() == widest.keys()
    assert all(audience <= widest[value] for value, audience in after.items())
    assert bool(stays.hidden_since) == bool(hidden)
    assert stays.pk == (people[claimed] if claimed else one).pk
    merge.undo(None)
    assert snapshot(register.institution) == before
    Person.objects.trusted(WHY).filter(pk__in=[one.pk, other.pk]).delete()


def reach(facts) -> dict:
    """How far each value may reach afterwards: no further than it did on either side that has it."""
    sides = {}
    for side, audience, value, is_email in facts:
        of_value = sides.setdefault((is_email, value), {})
        of_value[side] = max(of_value.get(side, audience), audience)
    return {value: min(of_value.values()) for value, of_value in sides.items()}


def reached(person) -> dict:
    emails = Contact.objects.trusted(WHY).filter(person=person).values_list("value", "audience")
    work = Position.objects.trusted(WHY).filter(person=person).values_list("employer", "audience")
    found = {}
    for is_email, rows in ((True, emails), (False, work)):
        for value, audience in rows:
            found[is_email, value] = max(found.get((is_email, value), audience), audience)
    return found


def test_the_stricter_audience_wins(register, pair):
    fact(Contact, pair.one, Audience.CLASSMATES, kind="phone", value="1")
    fact(Contact, pair.other, Audience.MEMBERS, kind="phone", value="1")
    fact(Residence, pair.one, Audience.OFFICE, place="Oslo")
    older = pair.one
    pair.join(None)
    phones = register.all(Contact).filter(person=older, kind="phone")
    assert list(phones.values_list("audience", flat=True)) == [Audience.CLASSMATES]
    assert set(register.all(Residence).values_list("audience", flat=True)) == {Audience.OFFICE}


def test_who_has_claimed_stays(register, pair, cast):
    newer = pair.other
    newer.account_id = cast.kari.account_id
    newer.save()
    pair.join(None)
    assert list(register.people) == [newer]


def test_two_who_have_claimed_are_never_joined(register, pair, cast):
    for person, name in ((pair.one, "kari"), (pair.other, "arne")):
        person.account_id = getattr(cast, name).account_id
        person.save()
    with pytest.raises(Refused) as refusal:
        pair.join(None)
    assert refusal.value.code == "both-claimed"
    assert register.people.count() == 2


def test_kept_apart_nobody_is_asked_again(register, pair):
    pair.keep_apart(None)
    assert register.queue() == []
    with pytest.raises(Refused) as refusal:
        pair.join(None)
    assert refusal.value.code == "decided"
    pair.undo(None)
    assert register.queue() == ["name"]


def test_what_came_since_stays_with_the_one_who_stayed(register, pair):
    older, newer = pair.one_id, pair.other_id
    pair.join(None)
    fact(Position, pair.joined_into, employer="Later")
    pair.undo(None)
    assert register.all(Position).get(employer="Later").person_id == older
    assert register.people.filter(pk=newer).exists()


def test_a_third_who_waited_beside_the_one_who_went(register, pair):
    third = make_person(register.institution, "Kari", "Moe")
    waiting = Merge.objects.create(institution=register.institution, one=pair.other, other=third, why="name")
    before = sorted(register.all(Merge).values_list("one", "other", "state"))
    older = pair.one_id
    pair.join(None)
    moved = register.all(Merge).get(state=Merge.State.WAITING)
    assert (moved.one_id, moved.other_id) == (older, third.pk)
    pair.undo(None)
    assert sorted(register.all(Merge).values_list("one", "other", "state")) == before
    assert register.all(Merge).filter(pk=waiting.pk).exists()


def test_the_later_join_is_undone_first(register, pair):
    third = make_person(register.institution, "Kari", "Moe", account=True)
    later = Merge.objects.create(institution=register.institution, one=pair.one, other=third, why="name")
    before = snapshot(register.institution)
    pair.join(None)
    later.join(None)
    with pytest.raises(Refused) as refusal:
        pair.undo(None)
    assert refusal.value.code == "later-first"
    later.undo(None)
    pair.undo(None)
    assert snapshot(register.institution) == before


def test_every_key_to_a_person_is_moved(register, pair):
    """Of whichever app: nothing is left behind to be deleted with the one who goes."""
    from kohort.register.merging import keys_to

    labels = {model._meta.label for model, _key in keys_to(Person)}
    every = {
        model._meta.label
        for model in apps.get_models()
        for column in model._meta.concrete_fields
        if column.is_relation and column.related_model is Person
    }
    assert labels == every
    assert {"people.Study", "register.Record", "activity.Happening"} <= labels
