"""One's stories and thanks are in one's copy, and go when one goes."""

from kohort.privacy.copying import parts, value
from kohort.privacy.erasing import erase
from kohort.stories.models import Story, Thank

from .told import WHY, thanked, told


def copied(person, model) -> list[dict]:
    return [
        {column.name: value(row, column, person) for column in part.columns} | {"pk": row.pk}
        for part in parts(person)
        if part.model is model
        for row in part.rows
    ]


def test_the_copy_has_ones_own_and_names_nobody_else(cast):
    mine, draft, other = told(cast.ada), told(cast.ada, told=None), told(cast.bo)
    thanked(other, cast.ada, cast.cy)
    thanked(mine, cast.bo)
    assert {row["pk"] for row in copied(cast.ada, Story)} == {mine.pk, draft.pk}
    assert [row["person"] for row in copied(cast.ada, Thank)] == ["self", "other"]


def test_whoever_leaves_takes_stories_and_thanks_along(cast):
    thanked(told(cast.ada), cast.bo)
    stays = told(cast.bo)
    thanked(stays, cast.ada, cast.cy)
    erase(cast.ada)
    assert [row.pk for row in Story.objects.trusted(WHY)] == [stays.pk]
    assert [row.person_id for row in Thank.objects.trusted(WHY)] == [cast.cy.pk]
