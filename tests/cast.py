"""The named cast. Everything a test shows or hides is about these people, and there is always a stranger.

Nordvik:  Ada (alumna, claimed) · Bo (her classmate) · Cy (member, another programme) · Hedda (claimed, hidden)
          · Una (unclaimed) · Stein (student) · Tora (teacher) · Kari (coordinator) · Arne (assistant) · Anja (analyst)
Sundby:   Selma the stranger, alumna and coordinator there; every word about her person is a canary
"""

import time
from datetime import date
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from kohort.access.audience import Audience
from kohort.access.viewer import Role

CANARY = "Kanarifugl"


def _institution(slug, name, **more):
    from kohort.institutions.models import Institution

    return Institution.objects.create(slug=slug, names={"nb": name, "en": name}, language="nb", country="NO", **more)


def _programme(institution, code, name, level):
    from kohort.institutions.models import Programme

    return Programme.objects.create(institution=institution, code=code, names={"nb": name, "en": name}, level=level)


def make_person(institution, given, surname, *, account=None, role=None, studies=(), **more):
    """A person, perhaps with a login (`account=True`), a role and studies (programme, start, award)."""
    from kohort.accounts.models import Account, OfficeRole
    from kohort.people.models import Person

    if account:
        account = Account.objects.create_user(f"{given}@{institution.slug}.example.org".lower())
        _verified_address(account)
    person = Person.objects.create(
        institution=institution, given_names=given, surname=surname, account=account or None, **more
    )
    for programme, start, award in studies:
        study(person, programme, start, award)
    if role:
        OfficeRole.objects.create(institution=institution, account=account, role=role)
    return person


def _verified_address(account):
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)


def study(person, programme, start, award, **more):
    """A study that began in the autumn and ended, if it has, in June."""
    row = _study(person, programme, start, award, **more)
    row.save()
    return row


def _study(person, programme, start, award, **more):
    from kohort.people.models import Study

    return Study(
        institution=person.institution,
        person=person,
        programme=programme,
        title=f"Master i {programme.name}",
        level=programme.level,
        cohort=start,
        started=date(start, 8, 1),
        awarded=award and date(award, 6, 15),
        award_year=award,
        first_year=start,
        last_year=(award or start + 2) - 1,
        source="register:test",
        **more,
    )


def fact(model, person, audience=Audience.MEMBERS, **fields):
    """Any fact about a person, from the owner."""
    return model.objects.create(
        institution=person.institution, person=person, audience=audience, source="owner", **fields
    )


@pytest.fixture
def cast(db):
    """Two institutions with everybody in place."""
    here, there = (
        _institution("nordvik", "Universitetet i Nordvik"),
        _institution("sundby", "Høgskolen i Sundby"),
    )
    history, economics = _programme(here, "HIST", "Historie", 7), _programme(here, "ECON", "Økonomi", 7)
    birds = _programme(there, "BIRD", "Ornitologi", 7)
    people = {
        "ada": Part(here, "Ada", "Ødegård", studies=[(history, 2005, 2010)]),
        "bo": Part(here, "Bo", "Berg", studies=[(history, 2008, 2012)]),
        "cy": Part(here, "Cy", "Åsen", studies=[(economics, 2005, 2010)]),
        "hedda": Part(here, "Hedda", "Haug", studies=[(history, 2005, 2010)], hidden_since="2026-01-01T00:00Z"),
        "una": Part(here, "Una", "Ukjent", studies=[(history, 2005, 2010)], claimed=False),
        "stein": Part(here, "Stein", "Strand", studies=[(economics, 2024, None)]),
        "tora": Part(here, "Tora", "Tveit"),
        "kari": Part(here, "Kari", "Kvam", role=Role.COORDINATOR),
        "arne": Part(here, "Arne", "Aas", role=Role.ASSISTANT),
        "anja": Part(here, "Anja", "Alm", role=Role.ANALYST),
        "selma": Part(there, CANARY, f"{CANARY}sen", role=Role.COORDINATOR, studies=[(birds, 2005, 2010)]),
    }
    return SimpleNamespace(
        here=here, there=there, history=history, economics=economics, birds=birds, **_all_at_once(people)
    )


class Part(NamedTuple):
    """One of the cast."""

    institution: object
    given: str
    surname: str
    role: Role | None = None
    studies: list = []
    claimed: bool = True
    hidden_since: str | None = None

    def account(self):
        from kohort.accounts.models import Account

        account = Account(email=f"{self.given}@{self.institution.slug}.example.org".lower())
        account.set_unusable_password()
        return account if self.claimed else None


def _all_at_once(parts):
    """{name: person}, with their logins, studies and roles, in a handful of statements: thousands of tests begin so."""
    from allauth.account.models import EmailAddress

    from kohort.accounts.models import Account, OfficeRole
    from kohort.people.indexing import changed
    from kohort.people.models import Person, Study

    logins = {name: part.account() for name, part in parts.items()}
    accounts = Account.objects.bulk_create(filter(None, logins.values()))
    EmailAddress.objects.bulk_create(
        EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in accounts
    )
    people = {
        name: Person(
            institution=part.institution,
            given_names=part.given,
            surname=part.surname,
            account=logins[name],
            hidden_since=part.hidden_since,
        ).set_sort_keys()
        for name, part in parts.items()
    }
    Person.objects.bulk_create(people.values())
    Study.objects.bulk_create(_study(people[name], *one) for name, part in parts.items() for one in part.studies)
    roles = [
        OfficeRole(institution=part.institution, account=logins[name], role=part.role)
        for name, part in parts.items()
        if part.role
    ]
    OfficeRole.objects.bulk_create(roles)
    changed([person.pk for person in people.values()])
    return people


@pytest.fixture
def viewer(cast):
    """`viewer("ada")`: the eyes of one of the cast in their own institution."""
    from kohort.people.viewing import viewer_for

    def of(name, institution=None):
        person = getattr(cast, name)
        return viewer_for(person.account_id, institution or person.institution, proven=True)

    return of


@pytest.fixture
def browse(cast, client, settings):
    """`browse("ada")`: a test client signed in a moment ago as one of the cast; `browse()` for a visitor.

    Whoever works for the office has shown a second factor, unless `browse("kari", proven=False)`.
    """

    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    def as_(name=None, *, proven=True):
        client.cookies.clear()
        if name:
            account = _account(getattr(cast, name))
            shown = proven and account.office_roles.trusted("cast").exists()
            client.cookies[settings.SESSION_COOKIE_NAME] = _session(account, ["signed"] + ["factor"] * shown)
        return client

    return as_


def _session(account, marks) -> str:
    """The key of a session like the one a sign-in begins, in one statement: thousands of tests begin so."""
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(account.pk), account.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session.update(dict.fromkeys(marks, time.time()))
    session.create()
    return session.session_key


def _account(person):
    from kohort.accounts.models import Account

    return Account.objects.get(pk=person.account_id)
