"""The demo's groups: who is in them, and who has looked after them this year and last."""

from datetime import timedelta
from typing import NamedTuple

from django.utils import timezone

from kohort.accounts.models import Account
from kohort.groups.models import Group, Membership, Office, Partner
from kohort.groups.rules import follow
from kohort.institutions.models import Institution
from kohort.people.models import Person, Study

from .personas import PERSONAS, address_of

WHY = "the demo writes on behalf of everybody"
MOST = 40  # who join an open group
Kind, Admits, Title = Group.Kind, Group.Admits, Office.Title


class Circle(NamedTuple):
    """A group. `studied` are codes of programmes whose people have joined; `personas` are in it whatever they studied.

    `board` holds (persona or place among the members, office), `before` the same for last year.
    """

    institution: str
    name: str
    language: str
    kind: str
    about: str
    admits: str = Admits.OPEN
    rule: str = ""
    unit: str = ""
    studied: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    board: tuple[tuple[str | int, str], ...] = ()
    before: tuple[tuple[str | int, str], ...] = ()
    partners: tuple[str, ...] = ()
    ground_rules: str = ""
    welcome: str = ""
    elsewhere: str = ""


CIRCLES = {
    "business": Circle(
        "nordvik",
        "Handelshøgskolens alumner",
        "nb",
        Kind.NETWORK,
        "Alle som har fullført en master ved Handelshøgskolen. Drevet av studenter, med alumnikveld en gang i året.",
        Admits.RULE,
        rule="programme=MOA&programme=MREV&programme=SIVOK&level=7&year=any",
        unit="handel",
        personas=("board",),
        elsewhere="https://www.linkedin.com/groups/4711/",
        board=((1, Title.LEADER), ("board", Title.DEPUTY), (2, Title.TREASURER)),
        before=((3, Title.LEADER), (4, Title.DEPUTY)),
    ),
    "history": Circle(
        "nordvik",
        "Historie i Nordvik",
        "nb",
        Kind.PROGRAMME,
        "For alle som har lest historie her, og dere som gjør det nå.",
        studied=("MHIS", "BHIS"),
        personas=("alumna", "teacher"),
        board=((1, Title.LEADER),),
    ),
    "denmark": Circle(
        "nordvik",
        "Nordvik i Danmark",
        "nb",
        Kind.REGION,
        "Vi som har havnet i Danmark, for et år eller for godt.",
        studied=("MHIS", "MOA"),
        personas=("alumna",),
        board=(("alumna", Title.LEADER),),
    ),
    "hiking": Circle(
        "nordvik",
        "Turkameratene",
        "nb",
        Kind.INTEREST,
        "Korte turer rundt Bodø, lange turer om sommeren.",
        studied=("MOA",),
    ),
    "fashion": Circle(
        "lysbu",
        "Mote og produksjon",
        "nn",
        Kind.PROGRAMME,
        "Ei gruppe med låg terskel for studentar, tidlegare studentar og oss som underviser. "
        "Lån, tips, jobbar og arbeid.",
        unit="kunst",
        studied=("BMOT",),
        personas=("designer", "tutor"),
        board=(("designer", Title.LEADER), (1, Title.DEPUTY)),
        before=((2, Title.LEADER),),
        ground_rules="Ver raus. Spør før du deler andre sine bilete.",
        welcome="Hei, og velkomen! Det er ingen som ventar på det perfekte innlegget. "
        "Spør om noko, eller vis oss kva du driv med.",
    ),
    "liiketalous": Circle(
        "saarela",
        "Liiketalouden alumnit",
        "fi",
        Kind.PROGRAMME,
        "Kaikki täältä liiketalouden tutkinnon suorittaneet.",
        Admits.RULE,
        rule="programme=LIIK&year=any",
        personas=("neighbour",),
        board=((1, Title.LEADER),),
    ),
    "coordinators": Circle(
        "saarela",
        "Alumnikoordinaattorit",
        "fi",
        Kind.NETWORK,
        "Yhteinen pöytä kaikille, jotka tekevät alumnityötä.",
        Admits.INVITATION,
        partners=("nordvik", "lysbu"),
        personas=("coordinator", "tutor"),
        studied=("YLIIK",),
        board=(("coordinator", Title.LEADER),),
    ),
}


def gather(institutions: dict[str, Institution]) -> dict[str, Group]:
    """The groups by their names here, made where they are not yet."""
    if Group.objects.trusted(WHY).exists():
        return {}
    return {name: _gathered(circle, institutions) for name, circle in CIRCLES.items()}


def _gathered(circle: Circle, institutions) -> Group:
    home = institutions[circle.institution]
    group = Group.objects.create(
        institution=home,
        name=circle.name,
        language=circle.language,
        kind=circle.kind,
        admits=circle.admits,
        about=circle.about,
        elsewhere=circle.elsewhere,
        ground_rules=circle.ground_rules,
        welcome=circle.welcome,
        rule=circle.rule,
        unit=home.units.filter(code=circle.unit).first(),
        approved=home.since,
        since=home.since - timedelta(days=420),
    )
    for slug in circle.partners:
        Partner.objects.create(group=group, institution=institutions[slug], agreed=home.since)
    _fill(group, circle)
    _elect(group, circle)
    return group


def _fill(group: Group, circle: Circle) -> None:
    if group.rule:
        follow(group)
    studied = Study.objects.trusted(WHY).filter(
        institution=group.institution, programme__code__in=circle.studied, person__account__isnull=False
    )
    chosen = list(studied.order_by("pk").values_list("person_id", flat=True).distinct()[:MOST])
    people = Person.objects.trusted(WHY).filter(pk__in=[*chosen, *(persona(name).pk for name in circle.personas)])
    Membership.objects.bulk_create(
        [
            Membership(
                institution_id=one.institution_id,
                group=group,
                person=one,
                way=Membership.Way.JOINED,
                since=max(group.since, one.claimed_at or group.since),
            )
            for one in people
        ],
        ignore_conflicts=True,
    )


def _elect(group: Group, circle: Circle) -> None:
    today, others = timezone.localdate(), members(group)
    terms = [(circle.board, today - timedelta(days=90)), (circle.before, today - timedelta(days=455))]
    for board, since in terms:
        for who, title in board:
            person = persona(who) if isinstance(who, str) else others[(who - 1) % len(others)] if others else None
            if person:
                until = since + timedelta(days=364)
                Office.objects.create(group=group, person=person, title=title, since=since, until=until)


def members(group: Group) -> list[Person]:
    """Those who have taken their places, in the order of their numbers; the personas stand apart."""
    inside = Membership.objects.trusted(WHY).filter(group=group, left__isnull=True).values("person_id")
    people = Person.objects.trusted(WHY).filter(pk__in=inside, account__isnull=False, hidden_since__isnull=True)
    return list(people.exclude(account__email__in=[address_of(name) for name in PERSONAS]).order_by("pk"))


def persona(name: str) -> Person:
    """One of the personas."""
    here = Person.objects.trusted(WHY).filter(institution__slug=PERSONAS[name].institution)
    return here.get(account=Account.objects.at(address_of(name)))
