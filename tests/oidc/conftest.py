"""Two real providers for the whole run; each test writes the settings that name them."""

import itertools

import pytest
from django.test import Client

from .campus import HERE, SECRET, Window, free_ports, running

IDS = ("campus", "other", "shared", "forged", "down")
COUNT = itertools.count()


@pytest.fixture(scope="session")
def both():
    with running([f"{HERE}/sign-in/with/{id}/back/" for id in IDS], free_ports(2)) as campuses:
        yield campuses


@pytest.fixture
def campus(both):
    return both[0]


@pytest.fixture
def other(both):
    """Another issuer, whose people may have the same subjects."""
    return both[1]


@pytest.fixture
def offered(settings, tmp_path):
    """`offered(campus={…})`: providers.toml with these tables; texts and lists of texts only."""

    def write(**tables):
        path = tmp_path / f"providers-{next(COUNT)}.toml"
        path.write_text("".join(_table(id, table) for id, table in tables.items()))
        settings.KOHORT_PROVIDERS = str(path)

    return write


def _table(id, table) -> str:
    lines = [f"{key} = {_value(value)}" for key, value in table.items()]
    return "\n".join([f"[{id}]", *lines, "", ""])


def _value(value) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def at(campus, **more) -> dict:
    """A table for one of the providers, Nordvik's own unless told otherwise."""
    return {
        "name": "Campus",
        "server_url": campus.issuer,
        "client_id": "kohort",
        "client_secret": SECRET,
        "token_auth_method": "client_secret_basic",
        "scopes": ["openid", "profile", "email"],
        "institutions": ["nordvik"],
        "affiliation_claim": "affiliation",
        "person_claim": "person",
        "person_source": "fs",
        **more,
    }


@pytest.fixture
def window(cast):
    return Window(Client(headers={"accept-language": "en"}))


@pytest.fixture
def another_window(cast):
    return Window(Client(headers={"accept-language": "en"}))
