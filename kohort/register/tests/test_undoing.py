"""An import can be undone for thirty days; whoever has claimed or been edited since is spared."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.accounts.models import Account
from kohort.institutions.models import Programme
from kohort.kit.tables import Refused
from kohort.people.models import Contact, Person, Position, Study
from kohort.register.models import Change, Import, Merge, Source
from kohort.register.undoing import undo
from kohort.search.models import Withheld
from tests.cast import fact

from .files import degree, many
from .importing import WHY


def claim(person: Person) -> None:
    person.account = Account.objects.create_user(f"{person.pk}@example.com")
    person.claimed_at = timezone.now()
    person.save()


def test_everything_it_brought_goes(register):
    run = register.take(many(30))
    people = set(register.people.values_list("pk", flat=True))
    undo(run)
    assert register.content() == {name: [] for name in register.content()}
    assert not Programme.objects.filter(institution=register.institution).exists()
    assert run.state == Import.State.UNDONE
    assert people <= Withheld.of(register.institution.pk)


def test_the_file_can_come_in_again(register):
    rows = many(30)
    run = register.take(rows)
    content, figures = register.content(), run.figures
    undo(run)
    assert register.take(rows).figures == figures
    assert register.content() == content


def test_news_are_taken_back(register):
    rows = many(10)
    register.take(rows)
    before = register.content()
    news = [
        row
        | {
            "surname": f"New{n}",
            "email_private": f"new{n}@example.com",
            "degree_title": "Other",
            "employer": "Havkraft",
        }
        for n, row in enumerate(rows)
    ]
    second = [*news, degree("P1", "D99"), *many(3, start=50)]
    run = register.take(second)
    after = register.content()
    assert after != before
    undo(run)
    assert register.content() == before
    assert not register.all(Position).exists()
    assert bytes(register.person().sort_en) == bytes(register.person().set_sort_keys().sort_en)
    register.take(second)
    assert register.content() == after


@pytest.mark.parametrize("edit", ["claimed", "named", "a fact of the owner", "confirmed", "corrected by the office"])
def test_who_was_touched_since_is_spared(register, edit):
    run = register.take(many(3))
    person = register.person("P2")
    if edit == "claimed":
        claim(person)
    elif edit == "named":
        person.call_name = "Me"
        person.save()
    elif edit == "a fact of the owner":
        fact(Position, person, employer="My firm")
    elif edit == "confirmed":
        contact = register.all(Contact).get(person=person)
        contact.confirmed = timezone.now()
        contact.save()
    else:
        study = register.all(Study).get(person=person)
        study.title, study.source = "Corrected", "office"
        study.recorded = timezone.now()
        study.save()
    undo(run)
    assert list(register.people) == [person]
    assert register.emails() == ["p2@example.com"]
    assert register.all(Study).count() == 1
    assert register.take(many(3)).figures["people"] == 2


def test_who_claimed_since_keeps_the_news(register):
    register.take(many(2))
    run = register.take([row | {"degree_title": "Other"} for row in many(2)])
    claim(register.person("P1"))
    undo(run)
    titles = dict(register.all(Study).values_list("person__surname", "title"))
    assert titles == {"Sur1": "Other", "Sur2": "Master in history"}


def test_a_person_another_source_knows_stays(register):
    first = register.take([degree(email_private="kari@example.com")], source="a")
    register.take([degree("X1", "Y1", programme_code="HIST"), degree("X1", "Y2", award_date="2010-06-01")], source="b")
    undo(first)
    assert register.people.count() == 1
    assert list(register.all(Study).values_list("source", flat=True)) == ["register:b"] * 2
    assert register.emails() == []


def test_who_was_here_before_stays_when_the_other_source_is_undone(register):
    register.take([degree()], source="a")
    before = register.content()
    run = register.take(
        [degree("X1", "Y1", email_private="k@example.com"), degree("X1", "Y2", award_year="")], source="b"
    )
    undo(run)
    assert register.content() == before


def test_the_later_one_goes_first(register):
    first, second = register.take(many(2)), register.take(many(2, start=10))
    with pytest.raises(Refused) as refusal:
        undo(first)
    assert refusal.value.code == "later-first"
    undo(second)
    undo(first)
    assert not register.people.exists()


def test_a_later_import_without_news_is_not_in_the_way(register):
    first = register.take(many(2))
    register.take(many(2))
    undo(first)
    assert not register.people.exists()


def test_after_thirty_days_it_stays_and_its_journal_goes(register):
    register.take(many(2))
    run = register.take([row | {"degree_title": "Other"} for row in many(2)])
    Import.objects.trusted(WHY).filter(pk=run.pk).update(started=timezone.now() - timedelta(days=31))
    run = Import.objects.trusted(WHY).get(pk=run.pk)
    with pytest.raises(Refused) as refusal:
        undo(run)
    assert refusal.value.code == "too-late"
    assert Change.objects.trusted(WHY).exists()
    register.take(many(1, start=9))
    assert not Change.objects.trusted(WHY).exists()


def test_an_undo_that_stopped_goes_on(register, monkeypatch):
    run = register.take(many(40))
    undo_in = "kohort.register.undoing.CHUNK"
    monkeypatch.setattr(undo_in, 7)
    Import.objects.trusted(WHY).filter(pk=run.pk).update(state=Import.State.UNDOING)
    from kohort.register.undoing import _people

    assert _people(run)
    assert 0 < register.people.count() < 40
    undo(Import.objects.trusted(WHY).get(pk=run.pk))
    assert not register.people.exists()


def test_pairs_it_found_go_with_it(register):
    register.take([degree()], source="a")
    run = register.take([degree("X1", "Y1", programme_code="ECON")], source="b")
    assert register.queue() == ["name"]
    undo(run)
    assert not register.all(Merge).exists()
    assert register.all(Source).count() == 2
