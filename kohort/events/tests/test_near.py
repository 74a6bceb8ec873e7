"""What is near: told once, to those of the hosting houses alone who live near enough and wanted to hear of it."""

import pytest

from kohort.activity.models import record
from kohort.events.inviting.models import Near
from kohort.events.models import Host
from kohort.people.models import Residence, Topic
from tests.cast import fact
from tests.gatherings import gathering


@pytest.fixture
def near(cast):
    """In Trondheim: Ada 10 km, Cy 10 km with a topic; in Oslo: Bo 100 km; next door, in Trondheim: Selma."""
    for person, town, km in ((cast.ada, "Trondheim", 10), (cast.bo, "Oslo", 100), (cast.selma, "Trondheim", 100)):
        fact(Residence, person, place=town, country="NO")
        Near.objects.create(person=person, km=km)
    fact(Residence, cast.cy, place="Trondheim", country="NO")
    Near.objects.create(person=cast.cy, km=10, only_topics=True)
    fact(Topic, cast.cy, text="Sourdough")


def publish(cast, mailbox, **fields) -> list[str]:
    event = gathering(cast.here, **{"town": "Trondheim", "country": "NO", **fields})
    for _time in range(2):
        record("event.published", institution=cast.here, event=event.pk)
    return sorted(letter["To"].partition("@")[0] for letter in mailbox.deliver())


def test_who_lives_near_enough_is_told_once(cast, near, mailbox):
    assert publish(cast, mailbox) == ["ada"]
    assert "/nordvik/me/nearby/" in mailbox.letters[0].get_body(("plain",)).get_content()


def test_only_what_has_to_do_with_ones_topics(cast, near, mailbox):
    assert publish(cast, mailbox, topics=["sourdough"]) == ["ada", "cy"]


@pytest.mark.parametrize("fields", [{"audience": "groups"}, {"audience": "chosen"}, {"town": ""}, {"town": "Bodø"}])
def test_nobody_is_told_of_what_is_for_others_or_nowhere_near(cast, near, mailbox, fields):
    assert publish(cast, mailbox, **fields) == []


def test_each_house_tells_its_own(cast, near, mailbox):
    assert publish(cast, mailbox, others=[cast.there]) == ["ada", "kanarifugl"]


def test_a_house_that_was_asked_and_has_not_agreed_tells_nobody(cast, near, mailbox):
    event = gathering(cast.here, town="Trondheim", country="NO")
    Host.objects.create(event=event, institution=cast.there)
    record("event.published", institution=cast.here, event=event.pk)
    assert [letter["To"] for letter in mailbox.deliver()] == ["ada@nordvik.example.org"]


def test_who_has_moved_is_elsewhere(cast, near, mailbox):
    Residence.objects.trusted("a test").filter(person=cast.ada).update(ended="2026-01-01")
    assert publish(cast, mailbox) == []
