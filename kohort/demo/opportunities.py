"""What one can apply for in the demo, from data/opportunities.tsv, and who would like to have it."""

from datetime import date, timedelta
from decimal import Decimal

from kohort.access.audience import Audience
from kohort.opportunities import lasting
from kohort.opportunities.being_interested import show
from kohort.opportunities.choosing import Choice
from kohort.opportunities.models import Interest, Opportunity, Outsider, Word
from kohort.opportunities.outside.deciding import approve
from kohort.opportunities.standing import close, post
from kohort.opportunities.watching import keep
from kohort.people.models import Person
from kohort.people.vocabulary.places import find
from kohort.people.vocabulary.tables import rows

from .circles import WHY, persona
from .curriculum import DATA
from .inquiring import employer_of
from .past import as_of
from .willing import House, eyes

AS_WRITTEN = ("kind", "title", "industry", "country", "language", "link", "price")
NOTE = "Jeg går andre året på informatikk, har ryddet i et lokalt bildearkiv for moro skyld, og tar gjerne nattoget."
INTERNSHIPS = Choice(kind=(Opportunity.Kind.INTERNSHIP, Opportunity.Kind.TRAINEE))
APPROVED = timedelta(days=30)  # before they post this one


def advertise(house: House) -> None:
    """Post them all, the oldest first."""
    here = [row for row in rows(DATA / "opportunities.tsv") if row["house"] == house.institution.slug]
    for row in sorted(here, key=lambda row: -int(row["posted"])):
        outsider = _outsider(row, house) if row["by"].startswith("outsider") else None
        by = None if outsider else house.who(row["by"])
        if by or outsider:
            _post(row, house, by, outsider)


def follow() -> None:
    """The persona who looks for an internship hears of new ones."""
    keep(INTERNSHIPS, eyes(persona("student")))


def _outsider(row: dict[str, str], house: House) -> Outsider:
    """ "outsider Harbour AS; Guro Skarnes; guro@harbour.example", approved where what they post stands."""
    organisation, name, email = row["by"].removeprefix("outsider ").split("; ")
    at = house.now - timedelta(days=int(row["posted"])) - APPROVED
    said = {"organisation": organisation, "name": name, "email": email, "language": house.institution.language}
    made = Outsider.objects.create(institution=house.institution, at=at, proved=at, **said)
    if row["state"] == "open":
        with as_of(at):
            approve(made, by=persona("coordinator").account_id)
    return made


def _post(row: dict[str, str], house: House, by: Person | None, outsider: Outsider | None) -> None:
    at = house.now - timedelta(days=int(row["posted"]))
    one = _draft(row, house, by, outsider, at)
    with as_of(at):
        post(one, by=by.account_id if by else None)
    Opportunity.objects.trusted(WHY).filter(pk=one.pk, posted__isnull=False).update(posted=at)
    if row["state"] == "filled":
        with as_of(one.until):
            close(one, by=by.account_id if by else None, filled=True)
        Opportunity.objects.trusted(WHY).filter(pk=one.pk).update(closed=one.until)
    _speak_up(row, house, one)


def _draft(row: dict[str, str], house: House, by: Person | None, outsider: Outsider | None, at) -> Opportunity:
    place = find(row["place"], row["country"]) if row["place"] else None
    one = Opportunity(
        institution=house.institution,
        by=by,
        outsider=outsider,
        employer=row["employer"] or _employer(house, by),
        words=row["words"].replace("\\n", "\n"),
        place=place.name if place else "",
        geonameid=place.geonameid if place else None,
        remote=bool(row["remote"]),
        level=int(row["level"]) if row["level"] else None,
        unit=house.institution.units.filter(code=row["unit"]).first(),
        programme=house.programme(row["programme"]),
        deadline=_day(row["deadline"], house),
        starts=_day(row["starts"], house),
        credits=Decimal(row["credits"]) if row["credits"] else None,
        audience=Audience.PUBLIC if row["audience"] == "public" else Audience.MEMBERS,
        state=Opportunity.State.DRAFT,
        created=at,
        **{name: row[name] for name in AS_WRITTEN},
    )
    one.until = lasting.until(one, house.institution)
    one.save()
    return one


def _day(later: str, house: House) -> date | None:
    return house.now.date() + timedelta(days=int(later)) if later else None


def _employer(house: House, by: Person | None) -> str:
    """Of who teaches here it is the house itself."""
    return (by and employer_of(by)) or house.institution.name


def _speak_up(row: dict[str, str], house: House, one: Opportunity) -> None:
    """Some know the people there, and somebody would like to have it."""
    for who in filter(None, row["words_in"].split("; ")):
        person = house.who(f"member {int(who) * 7}" if who.isdigit() else who)
        if person and person.pk != one.by_id:
            Word.objects.trusted(WHY).get_or_create(opportunity=one, person=person)
    if row["interested"]:
        with as_of(house.now - timedelta(days=2), Interest):
            person = persona(row["interested"])
            show(one, person, eyes(person), words=NOTE)
