"""A round of invitations before it is one: whom it would reach, and whom not and why.

A board is told numbers alone, and none from which could be read of one of few that they are hidden, unclaimed, keep
away from somebody or want no mails.
"""

from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.people.facets import Words
from kohort.people.figures import rounded

from .round import Round
from .selecting import Why, sort_out, tally
from .whom import chosen, people_of

LOOK_TWICE = 1000  # of more people, whoever sends it types how many
ABSENT = (Why.UNCLAIMED, Why.HIDDEN)
UNASKABLE = (Why.NO, Why.UNWILLING, Why.TOO_OFTEN, Why.APART)


class Left(NamedTuple):
    """Some who are not asked; `why` is "" where the viewer is not told who."""

    label: Words
    people: int
    why: str = ""


class Draft:
    """`whom` is one of Round.Whom; `rule` is a Segment's query string."""

    def __init__(self, event: Event, institution: Institution, viewer: Viewer, whom: str, rule: str = ""):
        self.event, self.institution, self.viewer, self.whom, self.rule = event, institution, viewer, whom, rule

    @property
    def people(self) -> QuerySet:
        meant = people_of(self.whom, self.event, self.institution, self.rule)
        return sort_out(self.event, meant, self.institution, self.viewer.apart)

    @cached_property
    def counts(self) -> dict[str, int]:
        return tally(self.people)

    @property
    def asked(self) -> int:
        """How many get one."""
        return self.counts.get("", 0)

    @property
    def is_large(self) -> bool:
        return self.asked > LOOK_TWICE

    @property
    def absent(self) -> int | None:
        """How many have not come yet; outside the office rounded, and with those who are hidden."""
        if self.viewer.is_office:
            return self.counts.get(Why.UNCLAIMED, 0)
        return rounded(sum(self.counts.get(why, 0) for why in ABSENT))

    def left(self) -> list[Left]:
        """The others, but for those who have not come."""
        if self.viewer.is_office or bug("numbers-tell"):
            return [Left(why.label, self.counts[why], why) for why in Why if self._is_told(why)]
        told = [Left(why.label, self.counts.get(why, 0)) for why in (Why.COMING, Why.ASKED)]
        rest = sum(self.counts.get(why, 0) for why in UNASKABLE)
        return [one for one in (*told, Left(_("Said no, or want no such mails now"), rest)) if one.people]

    def _is_told(self, why: Why) -> bool:
        return why != Why.UNCLAIMED and why in self.counts

    @property
    def sentence(self) -> str:
        if self.whom == Round.Whom.CHOSEN:
            return chosen(self.rule, self.institution).sentence()
        said = {Round.Whom.GROUPS: _("Those in the groups that host it"), Round.Whom.MEMBERS: _("All members")}
        return said[Round.Whom(self.whom)]
