"""The weekly digest ends with what is coming up in one's groups; it is no reason for a digest by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.events.models import Meant
from kohort.notices import rounds
from kohort.notices.digest_events import coming
from kohort.notices.models import Hearing
from tests.circles import circle
from tests.gatherings import gathering


@pytest.fixture(autouse=True)
def english(cast):
    cast.here.language = "en"
    cast.here.save()


def test_a_line_each_under_what_was_said(boots, cast, mailbox):
    gathering(cast.here, group=boots.group, audience="groups", title="Boot polishing")
    rounds.round_of_the_day()
    assert mailbox.deliver() == []  # nothing was said
    boots.post(cast.ada)
    mailbox.deliver()
    rounds.round_of_the_day()
    letter = next(one for one in mailbox.deliver() if one["To"].startswith("bo@"))
    text = letter.get_body(("plain",)).get_content()
    assert "Coming up in your groups:" in text
    assert "Boot polishing" in text
    assert "/nordvik/events/" in text


def test_at_most_five_and_none_of_others_or_answered(cast, django_assert_max_num_queries):
    books = circle(cast.here, cast.bo, cast.cy, cast.ada)
    first, *rest = [gathering(cast.here, group=books, starts=timezone.now() + timedelta(days=n)) for n in range(1, 8)]
    for fields in ({"published": None}, {"audience": "chosen"}, {"cancelled": timezone.now()}):
        gathering(cast.here, group=books, starts=timezone.now() + timedelta(hours=1), **fields)
    gathering(cast.here, group=circle(cast.here, cast.tora))
    Meant.objects.create(event=first, person=cast.bo, declined=timezone.now())
    Hearing.say(cast.ada.pk, books.pk, "never")
    with django_assert_max_num_queries(5):
        found = coming([cast.bo.pk, cast.cy.pk, cast.ada.pk])
    assert found == {cast.bo.pk: rest[:5], cast.cy.pk: [first, *rest[:4]]}
