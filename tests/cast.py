"""The named cast. Everything a test shows or hides is about these people, and there is always a stranger.

Nordvik:  Ada (alumna, claimed) · Bo (her classmate) · Cy (member, another programme) · Hedda (claimed, hidden)
          · Una (unclaimed) · Stein (student) · Tora (teacher) · Kari (coordinator) · Arne (assistant) · Anja (analyst)
Sundby:   Selma the stranger, alumna and coordinator there; every word about her person is a canary
"""

import time
from datetime import date
from types import SimpleNamespace

import pytest

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
    from kohort.people.models import Study

    return Study.objects.create(
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
    return SimpleNamespace(
        here=here,
        there=there,
        history=history,
        economics=economics,
        birds=birds,
        ada=make_person(here, "Ada", "Ødegård", account=True, studies=[(history, 2005, 2010)]),
        bo=make_person(here, "Bo", "Berg", account=True, studies=[(history, 2008, 2012)]),
        cy=make_person(here, "Cy", "Åsen", account=True, studies=[(economics, 2005, 2010)]),
        hedda=make_person(
            here,
            "Hedda",
            "Haug",
            account=True,
            studies=[(history, 2005, 2010)],
            hidden_since="2026-01-01T00:00Z",
        ),
        una=make_person(here, "Una", "Ukjent", studies=[(history, 2005, 2010)]),
        stein=make_person(here, "Stein", "Strand", account=True, studies=[(economics, 2024, None)]),
        tora=make_person(here, "Tora", "Tveit", account=True),
        kari=make_person(here, "Kari", "Kvam", account=True, role=Role.COORDINATOR),
        arne=make_person(here, "Arne", "Aas", account=True, role=Role.ASSISTANT),
        anja=make_person(here, "Anja", "Alm", account=True, role=Role.ANALYST),
        selma=make_person(
            there, CANARY, f"{CANARY}sen", account=True, role=Role.COORDINATOR, studies=[(birds, 2005, 2010)]
        ),
    )


@pytest.fixture
def viewer(cast):
    """`viewer("ada")`: the eyes of one of the cast in their own institution."""
    from kohort.people.viewing import viewer_for

    def of(name, institution=None):
        person = getattr(cast, name)
        return viewer_for(person.account_id, institution or person.institution, proven=True)

    return of


@pytest.fixture
def browse(cast, client):
    """`browse("ada")`: a test client signed in a moment ago as one of the cast; `browse()` for a visitor.

    Whoever works for the office has shown a second factor, unless `browse("kari", proven=False)`.
    """

    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    def as_(name=None, *, proven=True):
        client.logout()
        if name:
            account = _account(getattr(cast, name))
            client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
            _has_shown(client, ["signed"] + ["factor"] * (proven and account.office_roles.trusted("cast").exists()))
        return client

    return as_


def _has_shown(client, marks):
    session = client.session
    session.update(dict.fromkeys(marks, time.time()))
    session.save()


def _account(person):
    from kohort.accounts.models import Account

    return Account.objects.get(pk=person.account_id)
