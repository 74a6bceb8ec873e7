"""The limit binds events and groups as well, and whoever asks there learns nothing of it."""

import pytest

from kohort.activity.models import Happening
from kohort.conversations.models import Post
from kohort.conversations.talking.asking import ask
from kohort.conversations.talking.knowing import suggestions
from kohort.conversations.tests.conversation import boots, eyes
from kohort.events.models import Item, Speaker
from kohort.giving.limits.asking import may_approach
from kohort.giving.models import Limits
from kohort.people.models import Topic
from tests.cast import fact
from tests.gatherings import gathering


@pytest.fixture
def busy_bo(cast):
    """Bo would be asked once a year, and was."""
    fact(Limits, cast.bo, per_year=1)
    assert may_approach(cast.bo.pk, "ask")


def told(verb):
    return list(Happening.objects.trusted("test").filter(verb=verb).values_list("about_id", flat=True))


def test_who_stands_on_a_programme_is_asked_by_us_while_they_have_room(cast, browse, busy_bo):
    event = gathering(cast.here, organiser=cast.stein)
    item = Item.objects.create(event=event, title="The talk")
    path = f"/nordvik/events/{event.key}/plan/programme/{item.key}/speaker/"
    said = [browse("stein").post(path, {"person": one.key}, follow=True).content.decode() for one in (cast.bo, cast.cy)]
    assert told("speaker.asked") == [cast.cy.pk]
    assert Speaker.objects.trusted("test").count() == 2
    assert all("They hear of it, unless others have asked them often lately." in page for page in said)


def test_who_could_answer_is_asked_while_they_have_room(cast, busy_bo):
    post = boots(cast, kind=Post.Kind.QUESTION, text="Who can mend a sewing machine?")
    for person in (cast.bo, cast.cy):
        fact(Topic, person, text="Sewing clothes")
    assert [one.person_id for one in suggestions(post, eyes(cast.ada))] == [cast.cy.pk]
    assert ask(post, cast.bo, eyes(cast.ada))
    assert ask(post, cast.cy, eyes(cast.ada))
    assert told("could.answer") == [cast.cy.pk]
    assert not may_approach(cast.bo.pk, "talk")
