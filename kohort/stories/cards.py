"""Stories in a list, each with whoever tells it. As many queries for twenty as for one."""

from collections.abc import Sequence
from typing import NamedTuple

from kohort.access.viewer import Viewer
from kohort.kit.addresses import address
from kohort.kit.markdown import plain
from kohort.people import cards as people

from .languages import name_of
from .story import Story
from .thanks import how_many

LENGTH = 220  # characters of it, to know whether one would like to read on


class Card(NamedTuple):
    """A story, drawn by `stories/card.html`."""

    story: Story
    href: str
    beginning: str
    language: str
    who: people.Card
    thanks: int


def cards(rows: Sequence[Story], viewer: Viewer, slug: str) -> list[Card]:
    """Of stories read by `visible_to(viewer)`, in the order given; without those whose writer is hidden meanwhile."""
    who = {one.person_id: one for one in people.cards([one.person_id for one in rows], viewer, slug)}
    thanks = how_many([one.pk for one in rows], viewer)
    return [
        Card(
            story=one,
            href=address("stories:story", slug, key=one.key),
            beginning=plain(one.words, LENGTH),
            language=name_of(one.language),
            who=who[one.person_id],
            thanks=thanks.get(one.pk, 0),
        )
        for one in rows
        if one.person_id in who
    ]
