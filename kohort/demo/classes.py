"""The classmates of the personas: most have taken their places, so that there is somebody to meet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from .curriculum import InstitutionPlan, ProgrammePlan
from .invented import Invented, InventedStudy
from .people import Inventor
from .personas import PERSONAS
from .studies import Classes

SIZE, CLAIMED = 30, 0.8
DOMAIN = "@kull."  # so that no address is also that of somebody else of the same name and number


def classmates(plan: InstitutionPlan, today: date) -> Iterator[Invented]:
    """`SIZE` of them for each persona who studied here."""
    for place, persona in enumerate(PERSONAS.values()):
        if persona.institution == plan.slug and persona.years:
            inventor = Inventor(plan, f"class {place}", today, CLAIMED)
            inventor.classes = OneClass(plan, persona.programme, *_years(persona.years, today.year))
            yield from (_known_as(inventor.person(place * SIZE + number), plan) for number in range(1, SIZE + 1))


def _years(ago: tuple[int, int | None], this_year: int) -> tuple[int, int | None]:
    began, graduated = ago
    return this_year - began, graduated and this_year - graduated


def _known_as(person: Invented, plan: InstitutionPlan) -> Invented:
    email = person.email and person.email.replace("@", DOMAIN)
    return replace(person, key=person.key.replace(plan.slug, f"{plan.slug}-kull"), email=email)


class OneClass(Classes):
    """Draws the same study every time, but for the day of the award."""

    def __init__(self, plan: InstitutionPlan, programme: str, began: int, graduated: int | None) -> None:
        self.programme: ProgrammePlan = next(each for each in plan.programmes if each.code == programme)
        self.start, self.graduated = date(began, 8, 15), graduated
        self.title = self.programme.titles[plan.default_language]

    def draw(self, rng: Random) -> tuple[InventedStudy, ...]:
        award = date(self.graduated, 6, 1 + rng.randrange(28)) if self.graduated else None
        return (InventedStudy(self.programme, self.title if award else None, self.start, award, award),)
