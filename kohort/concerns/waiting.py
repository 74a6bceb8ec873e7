"""What was reported and waits, thing by thing: what it is, where it stands, and what people say of it."""

from datetime import datetime
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.opportunities.models import Opportunity
from kohort.stories.models import Story

from .models import Concern

MOST = 100


class Waiting(NamedTuple):
    """A `thing` (a Story, or else an Opportunity) with the words of all who reported it, the first ones first."""

    key: str
    thing: Story | Opportunity
    is_story: bool
    said: list[str]
    at: datetime


def waiting(viewer: Viewer) -> list[Waiting]:
    """The longest waiting first. As many queries for many as for one."""
    rows = list(Concern.open_for(viewer).order_by("at", "pk")[:MOST])
    stories = Story.objects.visible_to(viewer).in_bulk({one.story_id for one in rows} - {None})
    posted = Opportunity.objects.visible_to(viewer).in_bulk({one.opportunity_id for one in rows} - {None})
    found: dict[Story | Opportunity, Waiting] = {}
    for one in rows:
        if thing := stories.get(one.story_id) or posted.get(one.opportunity_id):
            first = Waiting(one.key, thing, isinstance(thing, Story), [], one.at)
            found.setdefault(thing, first).said.append(one.words)
    return list(found.values())
