"""All that is given back in the demo: asked, answered, agreed, held, thanked for and counted."""

from datetime import timedelta

from django.db import transaction

from kohort.giving.catalogue import Kind
from kohort.giving.hearing import write_down
from kohort.giving.models import Ask, Heard
from kohort.institutions.models import Institution
from kohort.people.models import Person, Study

from .asking import ask_around, look_back
from .circles import WHY, persona
from .gifts import remember
from .inquiring import inquire
from .opportunities import advertise, follow
from .past import as_of, forget_letters
from .pledges import pledge
from .rounds import bring_together
from .stories import recount
from .willing import House, eyes
from .wondering import wonder

HOME = "nordvik"
LATELY = timedelta(days=4)  # ago


def give(institutions: dict[str, Institution]) -> None:
    """Everything, once. Nobody gets a letter about what is long past."""
    if Ask.objects.trusted(WHY).exists():
        return
    for institution in institutions.values():
        _in(House(institution))
    follow()
    forget_letters(institutions[HOME].since)


@transaction.atomic
def _in(house: House) -> None:
    pledge(house)
    ask_around(house)
    wonder(house)
    inquire(house)
    bring_together(house)
    advertise(house)
    recount(house)
    if house.institution.slug == HOME:
        _by_the_teacher(house)
    remember(house, persona("coordinator") if house.institution.slug == HOME else house.staff())


def _by_the_teacher(house: House) -> None:
    """A visit of last year, and what a classmate of the alumna said at the last alumni evening."""
    teacher = persona("teacher")
    title, thanks = "Kildekritikk i avisarkivet", "Takk for at du kom på kort varsel."
    look_back(house, teacher, Kind.GUEST_LECTURE, title, 410, thanks=thanks, minutes=45, heads=17)
    classmates = _classmates(house)
    if classmates:
        said = "Sa på alumnikvelden: Bare send studentene innom hos oss, vi har kaffe og gamle protokoller."
        with as_of(house.now - LATELY, Heard):
            write_down(classmates[0], eyes(teacher), [Kind.COMPANY_VISIT, Kind.CAREER_TALK], said)


def _classmates(house: House) -> list[Person]:
    """Of the alumna."""
    studied = Study.objects.trusted(WHY).filter(person=persona("alumna")).first()
    alike = {"programme": studied.programme_id, "first_year": studied.first_year} if studied else {}
    rows = Study.objects.trusted(WHY).filter(institution=house.institution, **alike)
    theirs = set(rows.values_list("person_id", flat=True))
    return [one for one in house.alumni if one.pk in theirs]
