"""What the personas would help with, and what they know about."""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from kohort.giving.catalogue import Kind
from kohort.giving.models import Limits, Offer
from kohort.people.models import Person, Topic

from .circles import WHY, persona
from .willing import House

SAID, LATELY = timedelta(days=300), timedelta(days=90)  # ago


class Pledge(NamedTuple):
    """`kinds` with a note each, which may be empty."""

    kinds: dict[str, str]
    topics: tuple[str, ...] = ()
    limits: dict = {}


PLEDGES = {
    "alumna": Pledge(
        {
            Kind.GUEST_LECTURE: "Gjerne på video fra Aarhus, eller når jeg er hjemme i juni.",
            Kind.EXPERT: "Spør i vei om arkiv, og om å jobbe i Danmark.",
        },
        ("arkiv i internasjonale organisasjoner", "å jobbe i Danmark", "formidling på museum"),
        {"per_year": 4, "months_off": [7], "languages": ["no", "en"]},
    ),
    "board": Pledge({Kind.ATTEND: "", Kind.HELP_ORGANISE: "Jeg kan døra og lista."}, (), {"per_year": 12}),
    "designer": Pledge(
        {Kind.GUEST_LECTURE: "", Kind.LEND_EQUIPMENT: "Kostymestativ og ei god symaskin.", Kind.EXPERT: ""},
        ("kostyme for scene", "gjenbruk av tekstil", "prising av eige arbeid"),
        {"per_year": 4, "km": 100},
    ),
    "neighbour": Pledge(
        {
            Kind.GUEST_LECTURE: "Mieluiten Kuopiossa tai etänä.",
            Kind.CAREER_TALK: "",
            Kind.CAREER_STORY: "",
            Kind.EXPERT: "",
        },
        ("talousohjaus energia-alalla", "kirjanpitäjästä controlleriksi"),
        {"per_year": 4, "months_off": [7]},
    ),
}


def pledge(house: House) -> None:
    """Of those who belong to the house."""
    for name, one in PLEDGES.items():
        person = persona(name)
        if person.institution_id == house.institution.pk:
            said = {"source": "owner", "recorded": house.now - SAID, "confirmed": house.now - SAID}
            own = {"institution": house.institution, "person": person, **said}
            Offer.objects.bulk_create([Offer(kind=kind, note=note, **own) for kind, note in one.kinds.items()])
            Topic.objects.bulk_create([Topic(text=text, **own) for text in one.topics])
            Limits.objects.bulk_create([Limits(**one.limits, **own)])


def promise(person: Person, kind: str, house: House, topics: Iterable[str] = ()) -> None:
    """Somebody would do this as well, and knows about these; who has said so keeps their words."""
    said = {"source": "owner", "recorded": house.now - LATELY, "confirmed": house.now - LATELY}
    own = {"institution": house.institution, **said}
    limits = {"per_year": 4} | own
    Limits.objects.trusted(WHY).get_or_create(person=person, defaults=limits)
    Offer.objects.trusted(WHY).get_or_create(person=person, kind=kind, ended=None, defaults=own)
    house.offers[person.pk].add(kind)
    for text in topics:
        Topic.objects.trusted(WHY).get_or_create(person=person, text=text, defaults=own)
