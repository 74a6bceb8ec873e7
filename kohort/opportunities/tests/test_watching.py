"""Hearing of new ones: a choice kept from the list, changed and ended; its news is what its owner may see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.opportunities.models import Watch
from kohort.opportunities.watching import news
from kohort.people.models import Block

from .posted import all_of, posted

WATCHES = "/nordvik/me/watches/"


@pytest.fixture
def watch(cast):
    return Watch.objects.create(person=cast.bo, query="kind=thesis", told=timezone.now() - timedelta(days=7))


def test_kept_changed_and_ended(browse):
    bo = browse("bo")
    said = {"do": "keep", "query": "kind=thesis&nonsense=1"}
    bo.post(WATCHES, said), bo.post(WATCHES, said)
    kept = all_of(Watch).get()
    assert (kept.query, kept.how) == ("kind=thesis", "weekly")
    assert "You hear of new ones like these" in bo.get("/nordvik/opportunities/?kind=thesis").content.decode()
    bo.post(WATCHES, {"do": "change", "key": kept.key, "how": "daily"})
    browse("cy").post(WATCHES, {"do": "end", "key": kept.key})
    assert all_of(Watch).get().how == "daily"
    browse("bo").post(WATCHES, {"do": "end", "key": kept.key})
    assert not all_of(Watch).exists()


def test_news_is_what_was_posted_since_and_its_owner_may_see(cast, watch):
    now = timezone.now()
    fresh = posted(cast.ada, kind="thesis")
    posted(cast.ada, kind="thesis", posted=now - timedelta(days=8))
    posted(cast.ada, kind="job")
    posted(cast.bo, kind="thesis")
    posted(cast.ada, kind="thesis", state="waiting")
    posted(cast.selma, kind="thesis")
    later = now + timedelta(minutes=1)
    assert list(news(watch, later)) == [fresh]
    Block.objects.create(person=cast.bo, whom=cast.ada)
    assert not news(watch, later)
