"""The readers of what was reported: the office, but for whoever wrote it; later whoever reported it."""

from kohort.activity.models import Happening
from kohort.concerns.models import Concern
from kohort.opportunities.models import Opportunity
from kohort.stories.models import Story

from .coordinators import coordinators
from .happened import about
from .models import Notice
from .noting import tell

WHY = "nobody is told that their own words were reported"


def made(happening: Happening) -> None:
    """Coordinators, in the page alone: a mail reaches who has not shown a second factor, and does not see it."""
    rows = Concern.objects.trusted(WHY).filter(pk=happening.particulars["concern"])
    for concern in rows:
        _tell(coordinators(happening.institution_id) - _writers(concern), happening)


def decided(happening: Happening) -> None:
    """Whoever reported it; a visitor has no place to be told in."""
    _tell(set(about(happening)), happening)


def _writers(concern: Concern) -> set[int | None]:
    told = Story.objects.trusted(WHY).filter(pk=concern.story_id).values_list("person_id", flat=True)
    posted = Opportunity.objects.trusted(WHY).filter(pk=concern.opportunity_id).values_list("by_id", flat=True)
    return {*told, *posted}


def _tell(people: set[int], happening: Happening) -> None:
    tell(people, happening, Notice.Why.REPORT, place={"concern_id": happening.particulars["concern"]})
