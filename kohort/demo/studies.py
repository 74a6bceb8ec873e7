"""Invented studies: who took what and when. Classes grow, some people leave, some come back for more."""

from datetime import date
from random import Random

from .chance import Weighted, drawn
from .curriculum import InstitutionPlan, ProgrammePlan
from .invented import InventedStudy

GROWTH = 1.028  # a year: the classes treble in forty years
YET_STUDYING = 0.55  # the weight of classes that have not graduated, or every third person would be a student
LEAVES = 0.05
DELAY = Weighted([0, 1, 2, 3], [74, 17, 6, 3])  # years beyond the nominal length
CONTINUES = {5: 0.15, 6: 0.25, 7: 0.03}  # to the next level at the same institution
STRAIGHT_ON = {"NO": 0.75, "FI": 0.1}  # without years at work in between; a Finnish YAMK asks for two of them
AWARD_MONTHS = {
    "NO": drawn({6: 78, 12: 14, 2: 8}),
    "FI": drawn({5: 26, 6: 16, 12: 24, 1: 5, 3: 8, 4: 9, 9: 5, 10: 7}),
}


class Classes:
    """The classes of an institution, to draw studies from. No date lies after `today`."""

    def __init__(self, plan: InstitutionPlan, today: date) -> None:
        self.plan, self.today = plan, today
        self.last_intake = today.year if today >= _intake(today.year) else today.year - 1
        classes = [(each, year) for each in plan.programmes for year in self._years(each)]
        self.classes = Weighted(classes, (each.weight * self._size(year) for each, year in classes))
        self.onward = {each.code: _onward(plan, each) for each in plan.programmes}

    def _years(self, programme: ProgrammePlan) -> range:
        """The years its classes are awarded degrees in, those of today's students included."""
        last = min(programme.last or self.last_intake + programme.years, self.last_intake + programme.years)
        return range(programme.first, last + 1)

    def _size(self, year: int) -> float:
        return GROWTH ** (year - 1975) * (YET_STUDYING if year > self.today.year else 1)

    def draw(self, rng: Random) -> tuple[InventedStudy, ...]:
        """Draw the studies of one person, oldest first: mostly one, seldom up to three."""
        programme, year = self.classes.draw(rng)
        studies = [self._study(rng, programme, _intake(year - programme.years - DELAY.draw(rng)), year)]
        while further := self._further(rng, studies[-1]):
            studies.append(further)
        return tuple(studies)

    def _study(self, rng: Random, programme: ProgrammePlan, start: date, year: int) -> InventedStudy:
        left = date(min(start.year + 1 + rng.randrange(programme.years), year), 2, 1 + rng.randrange(28))
        award = date(year, AWARD_MONTHS[self.plan.country].draw(rng), 1 + rng.randrange(28))
        leaver = rng.random() < LEAVES
        last_day = left if leaver else award
        end = last_day if last_day <= self.today else None
        title = programme.titles[self.plan.default_language] if end and not leaver else None
        return InventedStudy(programme, title, start, end, None if leaver else end)

    def _further(self, rng: Random, study: InventedStudy) -> InventedStudy | None:
        """What somebody with an award goes on to, if anything and if its intake is not still to come."""
        onward = self.onward[study.programme.code]
        if not (study.award and onward) or rng.random() > CONTINUES[study.programme.level]:
            return None
        programme = rng.choice(onward)
        start = _intake(study.award.year + (study.award.month > 8) + self._pause(rng))
        year = start.year + programme.years
        return self._study(rng, programme, start, year) if year in self._years(programme) else None

    def _pause(self, rng: Random) -> int:
        """Years at work between two degrees."""
        return 0 if rng.random() < STRAIGHT_ON[self.plan.country] else 2 + rng.randrange(9)


def _intake(year: int) -> date:
    return date(year, 8, 15)


def _onward(plan: InstitutionPlan, programme: ProgrammePlan) -> list[ProgrammePlan]:
    """Programmes a level higher in the same field, or doctoral ones in the same faculty."""
    faculty = plan.faculty(programme.unit)
    return [
        each
        for each in plan.programmes
        if each.level == programme.level + 1
        and each.years <= 4
        and (each.field == programme.field or (each.level == 8 and plan.faculty(each.unit) == faculty))
    ]
