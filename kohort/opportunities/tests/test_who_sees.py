"""Who sees an opportunity: members what stands, visitors what is public, nobody what waits or is over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.access.viewer import Viewer
from kohort.opportunities.choosing import Choice
from kohort.opportunities.models import Opportunity
from kohort.people.models import Block

from .posted import employer, page_of, posted

LIST = "/nordvik/opportunities/"


def sees(viewer) -> set[str]:
    return set(Opportunity.objects.visible_to(viewer).values_list("title", flat=True))


@pytest.fixture
def all_kinds(cast):
    hour = timedelta(hours=1)
    posted(cast.ada, title="for-members")
    posted(cast.ada, title="for-all", audience=Audience.PUBLIC)
    posted(cast.ada, title="draft", state="draft", audience=Audience.PUBLIC)
    posted(cast.ada, title="over", until=timezone.now() - hour, audience=Audience.PUBLIC)
    posted(cast.ada, title="closed", state="closed", audience=Audience.PUBLIC)
    outside = employer(cast.here)
    posted(cast.ada, title="waiting", by=None, outsider=outside, state="waiting", audience=Audience.PUBLIC)
    posted(cast.ada, title="nobody's", by=None, audience=Audience.PUBLIC)
    posted(cast.selma, title="next-door", audience=Audience.PUBLIC)


def test_members_see_what_stands_and_their_own(all_kinds, viewer):
    assert sees(viewer("bo")) == {"for-members", "for-all"}
    assert sees(viewer("ada")) == {"for-members", "for-all", "draft", "over", "closed"}
    assert sees(viewer("selma")) == {"next-door"}


def test_a_visitor_sees_what_is_public(cast, all_kinds, browse):
    assert sees(Viewer(institution_id=cast.here.pk)) == {"for-all"}
    page = browse().get(LIST).content.decode()
    assert "for-all" in page
    assert "for-members" not in page


def test_the_office_sees_what_waits_but_no_drafts(all_kinds, viewer):
    assert "waiting" in sees(viewer("kari"))
    assert "draft" not in sees(viewer("kari"))


def test_the_list_shows_what_one_can_apply_for_and_nothing_else(all_kinds, viewer):
    for who in ("kari", "ada", "bo"):
        assert {one.title for one in Choice().rows(viewer(who))} == {"for-members", "for-all"}


def test_who_is_kept_apart_from_the_poster_does_not_see_it(cast, viewer, browse):
    one = posted(cast.ada)
    Block.objects.create(person=cast.ada, whom=cast.bo)
    assert sees(viewer("bo")) == set()
    assert browse("bo").get(page_of(one)).status_code == 404
