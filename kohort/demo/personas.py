"""Nine invented people whom anybody may be in the demo. The demo's loader makes them with `ensure`."""

from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.audience import Audience
from kohort.access.viewer import Role
from kohort.accounts.models import Account, OfficeRole
from kohort.institutions.models import Institution, Programme
from kohort.people.models import Affiliation, Person, Study

from .curriculum import institutions


class Persona(NamedTuple):
    """Who somebody is in the demo. `years` of study are counted back from today: (began, graduated or None)."""

    institution: str
    given: str
    surname: str
    description: Any  # a lazy translation
    years: tuple[int, int | None] | None = None
    programme: str = ""
    affiliation: Affiliation.Kind | None = None
    role: Role | None = None


STAFF = Affiliation.Kind.STAFF

PERSONAS = {
    "alumna": Persona("nordvik", "Ragnhild", "Østby", _("Graduated, works abroad, has five minutes"), (11, 9), "MHIS"),
    "student": Persona(
        "nordvik", "Emil", "Sandnes", _("In the second year, looks for an internship"), (1, None), "BIDATA"
    ),
    "teacher": Persona("nordvik", "Turid", "Vågen", _("Wants a guest lecturer next week"), affiliation=STAFF),
    "coordinator": Persona(
        "nordvik", "Kari", "Lunde", _("Runs the alumni office"), affiliation=STAFF, role=Role.COORDINATOR
    ),
    "assistant": Persona(
        "nordvik", "Jonas", "Aune", _("Finds out where people work"), affiliation=STAFF, role=Role.ASSISTANT
    ),
    "board": Persona(
        "nordvik", "Selma", "Haugen", _("On the board of the business school’s alumni network"), (1, None), "MOA"
    ),
    "designer": Persona("lysbu", "Marte", "Hellevik", _("Started the group of the fashion programme"), (6, 3), "BMOT"),
    "tutor": Persona("lysbu", "Gro", "Sunde", _("Teaches fashion, and brings new students along"), affiliation=STAFF),
    "neighbour": Persona("saarela", "Aino", "Mäkelä", _("Alumna of another institution"), (10, 6), "LIIK"),
}


def address_of(name: str) -> str:
    """The address a persona signs in with."""
    return f"{name}@demo.example.org"


def ensure(institution_by_slug: dict[str, Institution]) -> None:
    """Make the personas of these institutions, with all that belongs to them. Doing it again changes nothing."""
    for name, persona in PERSONAS.items():
        if institution := institution_by_slug.get(persona.institution):
            _ensure_one(name, persona, institution)


@transaction.atomic
def _ensure_one(name, persona, institution):
    account = Account.objects.welcome(address_of(name))
    known = Person.objects.trusted("the demo makes its people once").filter(institution=institution, account=account)
    if not known.exists():
        person = _person(persona, institution, account)
        _study(persona, person)
        _affiliate(persona, person)
    if persona.role and not OfficeRole.held_by(account.pk).filter(institution=institution, role=persona.role).exists():
        OfficeRole.give(account, institution, persona.role)


def _person(persona, institution, account):
    return Person.objects.create(
        institution=institution,
        account=account,
        given_names=persona.given,
        surname=persona.surname,
        claimed_at=timezone.now(),
    )


def _study(persona, person):
    if persona.years is None:
        return
    programme, this_year = _programme(persona, person.institution), timezone.now().year
    began, graduated = (years and this_year - years for years in persona.years)
    Study.objects.create(
        institution=person.institution,
        person=person,
        programme=programme,
        title=_title(persona) if graduated else "",
        level=programme.level,
        started=date(began, 8, 15),
        cohort=began,
        awarded=graduated and date(graduated, 6, 15),
        award_year=graduated,
        first_year=began,
        last_year=(graduated or this_year + 1) - 1,
        source="register:demo",
    )


def _title(persona) -> str:
    plan = institutions()[persona.institution]
    return next(one.titles[plan.default_language] for one in plan.programmes if one.code == persona.programme)


def _programme(persona, institution) -> Programme:
    """The one the demo's loader gives classmates in, or whichever there is."""
    programmes = institution.programmes.order_by("pk")
    if found := programmes.filter(code=persona.programme).first() or programmes.first():
        return found
    names = {"nb": "Historie", "en": "History", "fi": "Historia", "sv": "Historia", "nn": "Historie"}
    return Programme.objects.create(institution=institution, code="DEMO", names=names, level=7)


def _affiliate(persona, person):
    if persona.affiliation:
        Affiliation.objects.create(
            institution=person.institution,
            person=person,
            kind=persona.affiliation,
            audience=Audience.MEMBERS,
            source="register:demo",
        )


def welcome() -> list[str]:
    """What `kohort serve` says in a demo: where to choose, and a line for each person one can be."""
    people = [
        f"  {name:<12} {one.given} {one.surname}, {one.institution}: {one.description}"
        for name, one in PERSONAS.items()
    ]
    return [f"This is a demo. Choose who to be at {settings.KOHORT_URL}/demo/", *people]
