"""Writes the set to the database, as its people would have, and makes the index."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from kohort.accounts.models import Account
from kohort.giving.models import Approach, Limits, Offer
from kohort.institutions.models import Institution, Programme
from kohort.people.models import Affiliation, Language, Person, Position, Residence, Study, Topic

from .made import Made
from .words import FIELDS

TAUGHT = {"NO": ("nb", "nn", "en"), "FI": ("fi", "sv", "en")}


def fill(made: list[Made]) -> tuple[Institution, list[Person], Account]:
    """The house, its people in the order of `made`, and the login of a teacher who asks."""
    here = Institution.objects.create(slug="asks", names={"en": "Asks"}, language="en", country="NO")
    people = _people(here, made)
    programmes = {(field, country): _programme(here, field, country) for field in FIELDS for country in TAUGHT}
    for one, person in zip(made, people, strict=True):
        person.programme = programmes[one.studied, one.country]
    rows = [row for one, person in zip(made, people, strict=True) for row in _rows(one, person)]
    for model in (Topic, Offer, Limits, Position, Study, Residence, Language, Approach):
        model.objects.bulk_create([row for row in rows if isinstance(row, model)], 2000)
    asker = _teacher(here)
    for _name, engine, _owners, documents in map(import_string, settings.INDEXES):
        engine.rebuild(documents)
    return here, people, asker


def _people(here: Institution, made: list[Made]) -> list[Person]:
    now = timezone.now()
    logins = Account.objects.bulk_create(Account(email=f"a{n}@bench.example") for n in range(len(made)))
    name = {"institution": here, "given_names": "Ida", "claimed_at": now}
    return Person.objects.bulk_create(
        Person(**name, surname=f"Berg {n}", account=login, hidden_since=now if one.hidden else None).set_sort_keys()
        for n, (one, login) in enumerate(zip(made, logins, strict=True))
    )


def _teacher(here: Institution) -> Account:
    login = Account.objects.create(email="teacher@bench.example")
    person = Person.objects.create(institution=here, given_names="Tora", surname="Tveit", account=login)
    Affiliation.objects.create(institution=here, person=person, kind=Affiliation.Kind.STAFF, source="register:bench")
    return login


def _programme(here: Institution, field: str, country: str) -> Programme:
    names = {language: FIELDS[field][language].forms[0].capitalize() for language in TAUGHT[country]}
    return Programme.objects.create(institution=here, code=f"{field}-{country}", names=names, level=7)


def _rows(one: Made, person: Person):
    said = timezone.now() - timedelta(days=one.said)
    fact = {"institution_id": person.institution_id, "person": person, "source": "owner"}
    told = {**fact, "recorded": said, "confirmed": said}
    yield from (Topic(**told, text=text) for text in one.texts)
    yield from (Language(**told, code=code) for code in one.speaks)
    yield from _offers(one, told, said)
    yield from _asked(one, person)
    yield Position(**told, title=one.work, employer="Lysbu AS", place=one.town, country=one.country)
    yield Residence(**told, place=one.town, country=one.country)
    yield _study(one, person, fact)


def _offers(one: Made, told: dict, said: datetime):
    for n, kind in enumerate(one.offers):
        ended = said.date() + timedelta(days=2) if one.ended and n == 0 else None
        yield Offer(**told, kind=kind, note="" if n else one.note, ended=ended)
    if one.limited:
        paused = timezone.localdate() + timedelta(days=one.paused) if one.paused else None
        limits = {"per_year": one.per_year, "km": one.km, "remote": one.remote, "paused_until": paused}
        yield Limits(**told, **limits, languages=one.only, months_off=one.off)


def _asked(one: Made, person: Person):
    for days in one.asked:
        yield Approach(
            person=person, what=Approach.For.ASK, kind=one.offers[0], at=timezone.now() - timedelta(days=days)
        )


def _study(one: Made, person: Person, fact: dict) -> Study:
    programme, year = person.programme, 2005 + person.pk % 15
    title = programme.names[TAUGHT[one.country][0]]
    when = {"awarded": date(year, 6, 15), "award_year": year, "first_year": year - 3, "last_year": year - 1}
    return Study(**fact, programme=programme, title=f"{title}, {one.level}", level=one.level, **when)
