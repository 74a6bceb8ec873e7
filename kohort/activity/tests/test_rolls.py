"""A deed that touches many names each of them in one row, and tells each about themselves alone."""

import pytest

from kohort.activity.models import Happening, Roll, record

WHY = "a test looks at everything"


def test_whoever_is_on_a_roll_finds_the_happening(cast):
    done = record("people.exported", institution=cast.here, roll=[cast.ada.pk, cast.una.pk])
    assert Roll.naming(cast.here.pk, cast.ada.pk) == Roll.naming(cast.here.pk, cast.una.pk) == [done.pk]
    assert Roll.naming(cast.here.pk, cast.bo.pk) == []
    assert Roll.naming(cast.there.pk, cast.ada.pk) == []


@pytest.mark.parametrize("people", [[1], [8], [7, 8, 9], [1, 145_000], range(3, 3000, 7)])
def test_exactly_these(cast, people):
    record("people.exported", institution=cast.here, roll=people)
    asked = {*people, 0, 2, 15, 16, 17, 2999, 144_999, 145_001, 10**9}
    assert {one for one in asked if Roll.naming(cast.here.pk, one)} == set(people)


def test_a_deed_about_nobody_has_no_roll(cast):
    record("imported", institution=cast.here)
    record("people.exported", institution=cast.here, roll=[])
    assert not Roll.objects.trusted(WHY).exists()


def test_everybody_fits_in_some_kilobytes(cast):
    record("people.exported", institution=cast.here, roll=range(1, 145_001))
    roll = Roll.objects.trusted(WHY).get()
    assert len(roll.bits) < 20_000


def test_who_is_struck_off_is_on_no_roll(cast):
    for _ in range(2):
        record("people.exported", institution=cast.here, roll=[cast.ada.pk, cast.bo.pk])
    Roll.strike(cast.here.pk, cast.ada.pk)
    assert Roll.naming(cast.here.pk, cast.ada.pk) == []
    assert len(Roll.naming(cast.here.pk, cast.bo.pk)) == 2


def test_nobody_reads_a_roll(cast, viewer):
    record("people.exported", institution=cast.here, roll=[cast.ada.pk])
    for name in ("ada", "kari", "arne", "selma"):
        assert not Roll.objects.visible_to(viewer(name)).exists()


def test_the_log_of_one_person(cast):
    alone = record("person.corrected", institution=cast.here, about=cast.ada)
    among = record("people.exported", institution=cast.here, roll=[cast.ada.pk, cast.bo.pk])
    record("person.corrected", institution=cast.here, about=cast.bo)
    assert set(Happening.in_the_log_of(cast.here.pk, cast.ada.pk)) == {alone, among}
