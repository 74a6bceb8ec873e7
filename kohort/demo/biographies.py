"""What the personas have told about themselves, so that each has a page worth looking at."""

from datetime import date, timedelta
from typing import NamedTuple

from kohort.access.audience import Audience
from kohort.accounts.models import Account
from kohort.people.models import Contact, Person, Position, Residence

from .invented import InventedPosition, InventedResidence
from .personas import PERSONAS, address_of
from .told import at_noon, home, work

WHY = "the demo writes on behalf of everybody"
CLAIMED = timedelta(days=410)  # ago


class Job(NamedTuple):
    """As `InventedPosition`, but so many years ago."""

    title: str
    employer: str
    industry: str
    place: str
    country: str
    since: int
    until: int | None = None


class Biography(NamedTuple):
    """`confirmed` is so many days ago; `contact` sees the address."""

    work: tuple[Job, ...]
    home: InventedResidence
    confirmed: int
    contact: Audience = Audience.OFFICE


BIOGRAPHIES = {
    "alumna": Biography(
        (
            Job("Arkivar", "Elvestrand fylkeskommune", "P", "Bodø", "NO", 9, 6),
            Job("Formidler", "Sjøvold museum", "S", "Tromsø", "NO", 6, 3),
            Job("Head of archives", "Birchgate International Secretariat", "V", "Aarhus", "DK", 3),
        ),
        InventedResidence("Aarhus", "DK"),
        confirmed=38,
        contact=Audience.CLASSMATES,
    ),
    "student": Biography(
        (Job("Læringsassistent", "Universitetet i Nordvik", "Q", "Bodø", "NO", 1),),
        InventedResidence("Bodø", "NO"),
        confirmed=12,
    ),
    "teacher": Biography(
        (Job("Førsteamanuensis", "Universitetet i Nordvik", "Q", "Bodø", "NO", 11),),
        InventedResidence("Bodø", "NO"),
        confirmed=260,
        contact=Audience.MEMBERS,
    ),
    "board": Biography(
        (Job("Regnskapsassistent", "Havnes revisjon AS", "M", "Bodø", "NO", 1),),
        InventedResidence("Bodø", "NO"),
        confirmed=55,
    ),
    "designer": Biography(
        (Job("Kostymedesignar", "Fjordscena AS", "S", "Bergen", "NO", 3),),
        InventedResidence("Bergen", "NO"),
        confirmed=20,
        contact=Audience.CLASSMATES,
    ),
    "tutor": Biography(
        (Job("Høgskulelektor", "Lysbu høgskule", "Q", "Volda", "NO", 8),),
        InventedResidence("Volda", "NO"),
        confirmed=140,
        contact=Audience.MEMBERS,
    ),
    "neighbour": Biography(
        (
            Job("Kirjanpitäjä", "Tervajoki Kuljetus Oy", "H", "Kuopio", "FI", 6, 3),
            Job("Controller", "Revonsaari Energia Oy", "D", "Kuopio", "FI", 3),
        ),
        InventedResidence("Kuopio", "FI"),
        confirmed=90,
        contact=Audience.MEMBERS,
    ),
}


def tell(today: date) -> None:
    """Write them down for the personas that are there. Doing it again changes nothing."""
    for name, biography in BIOGRAPHIES.items():
        here = Person.objects.trusted(WHY).filter(institution__slug=PERSONAS[name].institution)
        person = here.filter(account=Account.objects.at(address_of(name))).first()
        if person and not Contact.objects.trusted(WHY).filter(person=person).exists():
            _write(person, name, biography, today)


def _write(person: Person, name: str, biography: Biography, today: date) -> None:
    told = {
        "source": "owner",
        "recorded": at_noon(today - CLAIMED),
        "confirmed": at_noon(today - timedelta(days=biography.confirmed)),
    }
    positions = [_position(each, today.year) for each in biography.work]
    Position.objects.bulk_create(work(person, each, audience=Audience.MEMBERS, **told) for each in positions)
    Residence.objects.bulk_create([home(person, biography.home, audience=Audience.MEMBERS, **told)])
    email = {"kind": Contact.Kind.EMAIL, "value": address_of(name), "folded": address_of(name)}
    here = {"institution_id": person.institution_id, "person_id": person.pk}
    Contact.objects.bulk_create([Contact(**here, **email, audience=biography.contact, **told)])
    Person.objects.trusted(WHY).filter(pk=person.pk).update(claimed_at=told["recorded"], recorded=told["recorded"])


def _position(job: Job, this_year: int) -> InventedPosition:
    start, end = this_year - job.since, this_year - job.until if job.until else None
    return InventedPosition(job.title, job.employer, job.industry, job.place, job.country, start, end)
