"""A group for one's own class: the one rule a member may give, a programme and the year it was finished or begun."""

from typing import NamedTuple
from urllib.parse import urlencode

from kohort.access.viewer import Viewer
from kohort.people.figures import own_studies
from kohort.people.models import Study
from kohort.people.segments import Segment

from .forms import ClassForm
from .models import Group

WHY = "one class has one group"


class OwnClass(NamedTuple):
    """A study of the viewer's, by its `number` among them from one, and the rule that means its class."""

    number: int
    study: Study
    rule: str

    @property
    def name(self) -> str:
        return f"{self.study.programme.name} {self.study.award_year or self.study.cohort}"


def waiting(viewer: Viewer) -> list[OwnClass]:
    """The viewer's classes that have no group yet, the latest first."""
    found = [
        OwnClass(number, study, _rule(study, viewer))
        for number, study in enumerate(own_studies(viewer), 1)
        if study.award_year or study.cohort
    ]
    groups = Group.objects.trusted(WHY).filter(institution_id=viewer.institution_id, closed__isnull=True)
    there = set(groups.filter(rule__in=[one.rule for one in found]).values_list("rule", flat=True))
    return [one for one in found if one.rule not in there]


def _rule(study: Study, viewer: Viewer) -> str:
    year = {"year": study.award_year} if study.award_year else {"cohort": study.cohort}
    said = urlencode({"programme": study.programme.code, **year})
    return Segment.parse(said, Viewer(institution_id=viewer.institution_id)).query()


def form_for(request, group: Group) -> ClassForm | None:
    """The form for the class of `?study=`, whose rule is nobody's to type; None where no such class waits."""
    chosen = [one for one in waiting(request.viewer) if str(one.number) == request.GET.get("study")]
    for one in chosen:
        group.kind, group.admits, group.rule = Group.Kind.CLASS, Group.Admits.RULE, one.rule
        return ClassForm(request.POST or None, instance=group, initial={"name": one.name[:80]})
    return None
