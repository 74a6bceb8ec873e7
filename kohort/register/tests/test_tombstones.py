"""Protected and deceased people are not stored, vanish when they were, and do not come back."""

import pytest

from kohort.people.models import Contact
from kohort.register.models import Record, Tombstone
from kohort.register.tombstones import bury, marks_of
from kohort.search.models import Withheld

from .files import degree, many
from .importing import WHY

ADDRESS = "secret@example.com"


@pytest.mark.parametrize(("flag", "kind"), [("protected_identity", "protected"), ("deceased", "deceased")])
def test_who_arrives_marked_leaves_only_hashes(register, flag, kind):
    register.take([degree(email_private=ADDRESS, **{flag: "true"}), *many(2, start=2)])
    assert register.people.count() == 2
    assert set(register.all(Tombstone).values_list("kind", flat=True)) == {kind}
    assert register.all(Tombstone).count() == 3  # person, degree, address
    assert ADDRESS not in register.emails()


def test_a_later_row_of_theirs_is_kept_out(register):
    register.take([degree(email_private=ADDRESS, protected_identity="true")])
    same_id, same_address = degree("P1", "D9"), degree("P7", "D7", email_private=ADDRESS)
    figures = register.take([same_id, same_address, degree("P8", "D8")]).figures
    assert figures["rejected_lines"] == {"kept-out": [2, 3]}
    assert [person for (person,) in register.all(Record).values_list("source_person_id")] == ["P8"]


def test_who_was_here_vanishes_at_once_and_from_every_answer(register):
    register.take([degree(email_private=ADDRESS), *many(2, start=2)])
    person = register.person()
    run = register.take([degree(protected_identity="true")])
    assert not register.people.filter(pk=person.pk).exists()
    assert ADDRESS not in register.emails()
    assert person.pk in Withheld.of(register.institution.pk)
    assert run.figures["vanished"] == 1
    assert register.take([degree("P5", "D5", email_private=ADDRESS)]).figures["rejected"] == {"kept-out": 1}


def test_a_dry_run_makes_nobody_vanish(register):
    register.take([degree()])
    assert register.check([degree(deceased="true")])["vanished"] == 1
    assert register.people.count() == 1
    assert not register.all(Tombstone).exists()


def test_other_rows_of_the_same_file_are_kept_out_whatever_their_order(register):
    rows = [
        degree("P1", "D1"),
        degree("P1", "D2", protected_identity="true"),
        degree("P1", "D3"),
        degree("P2", "D4", given_names="Ola"),
    ]
    foretold = register.check(rows)
    figures = register.take(rows).figures
    assert figures == foretold
    assert figures["rejected_lines"] == {"kept-out": [2, 4], "protected": [3]}
    assert (figures["people"], register.people.count()) == (1, 1)


def test_unchanged_rows_of_who_vanishes_count_as_kept_out(register):
    rows = [degree("P1", "D1"), degree("P1", "D2")]
    register.take(rows)
    figures = register.take([rows[0], rows[1] | {"deceased": "true"}]).figures
    assert figures["rejected_lines"] == {"kept-out": [2], "deceased": [3]}
    assert not register.people.exists()


def test_an_address_two_people_share_makes_nobody_vanish(register):
    shared = [degree("P1", "D1", email_private=ADDRESS), degree("P2", "D2", email_private=ADDRESS, given_names="Ola")]
    register.take(shared)
    register.take([degree("P9", "D9", email_private=ADDRESS, protected_identity="true")])
    assert register.people.count() == 2
    assert register.take([row | {"degree_title": "News"} for row in shared]).figures["updated"] == 2


@pytest.mark.parametrize(
    ("cells", "stays"),
    [
        ({"programme_code": "ECON"}, False),
        ({"email_private": ""}, False),
        ({"surname": "Oedegaard"}, False),
        ({"surname": "Berg"}, True),
        ({"birth_year": "1950"}, True),
        ({"email_private": "", "programme_code": "ECON"}, True),
    ],
)
def test_another_source_makes_vanish_whom_it_surely_means(register, cells, stays):
    register.take([degree(email_private=ADDRESS)], source="a")
    marked = degree("X1", "Y1", **{"email_private": ADDRESS, "protected_identity": "true"} | cells)
    register.take([marked], source="b")
    assert register.people.exists() == stays


def test_tombstones_are_of_one_institution(register, cast):
    from .importing import Register

    register.take([degree(deceased="true")])
    there = Register(cast.there, register.folder)
    assert there.take([degree()]).figures["people"] == 1


def test_without_the_key_a_tombstone_tells_nothing(register, settings, tmp_path):
    register.take([degree(deceased="true", email_private=ADDRESS)])
    marks = set(map(bytes, register.all(Tombstone).values_list("mark", flat=True)))
    assert (settings.KOHORT_HOME / "tombstones.key").stat().st_mode & 0o077 == 0
    settings.KOHORT_HOME = tmp_path / "elsewhere"
    settings.KOHORT_HOME.mkdir()
    from kohort.register.tombstones import marks as made

    again = made(register.institution, "canonical", "P1", "D1", [ADDRESS])
    assert marks.isdisjoint(again)


def test_who_is_erased_does_not_come_with_the_next_file(register):
    rows = [degree(email_private=ADDRESS), *many(2, start=2)]
    register.take(rows)
    person = register.person()
    bury(register.institution, Tombstone.Kind.ERASED, marks_of(register.institution, person.pk), [person.pk])
    figures = register.take(rows).figures
    assert (figures["rejected"], figures["unchanged"]) == ({"kept-out": 1}, 2)
    assert not Contact.objects.trusted(WHY).filter(value=ADDRESS).exists()
