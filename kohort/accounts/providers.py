"""Who else may vouch for people: OpenID Connect providers, written by the operator in KOHORT_HOME/providers.toml.

Read once, at the first use. A table with a fault is left out, and `kohort check` says what is wrong with it.
"""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from kohort.institutions.models import Institution
from kohort.institutions.names import in_language

from .provider_file import faults

WELL_KNOWN = "/.well-known/"


@dataclass(frozen=True)
class Provider:
    """One OpenID Connect provider and what its claims mean; `homes` is {slug of an institution: what `home_claim` says
    of its people}, empty texts where there is no such claim."""

    id: str
    names: dict[str, str]
    server_url: str
    client_id: str
    client_secret: str
    homes: dict[str, str]
    scopes: tuple[str, ...] = ("openid", "profile")
    home_claim: str = ""
    affiliation_claim: str = ""
    person_claim: str = ""
    person_source: str = ""
    claims_url: str = ""
    token_auth_method: str = ""
    trusts_email: bool = False

    @property
    def name(self) -> str:
        return in_language(self.names)

    @property
    def issuer(self) -> str:
        """What its tokens must say they come from (OpenID Connect Discovery 1.0, 4.3), without a slash at the end."""
        return self.server_url.partition(WELL_KNOWN)[0].rstrip("/")


def providers() -> dict[str, Provider]:
    """Those that are ready, by id."""
    tables, _ = _read(_path())
    return {id: _provider(id, table) for id, table in tables.items() if not list(faults(id, table))}


def providers_at(institution: Institution | None) -> list[Provider]:
    """Those whose people may sign in at an institution, in the operator's order."""
    slug = institution.slug if institution else ""
    return [provider for provider in providers().values() if slug in provider.homes]


def problems() -> Iterator[str]:
    """What keeps a provider from being offered, for `kohort check`."""
    tables, broken = _read(_path())
    if broken:
        yield broken
    for id, table in tables.items():
        yield from (f"{_path().name}: [{id}] {fault}" for fault in faults(id, table))
    known = set(Institution.objects.values_list("slug", flat=True))
    for provider in providers().values():
        for slug in sorted(provider.homes.keys() - known):
            yield f"{_path().name}: [{provider.id}] names the institution {slug!r}, which is not here."


def _path() -> Path:
    return Path(settings.KOHORT_PROVIDERS or settings.KOHORT_HOME / "providers.toml")


@cache
def _read(path: Path) -> tuple[dict[str, Any], str]:
    """(the tables, or none; why the file cannot be read, or nothing)."""
    try:
        return tomllib.loads(path.read_text("utf-8")), ""
    except FileNotFoundError:
        return {}, f"{path} is named by KOHORT_PROVIDERS and is not there." if settings.KOHORT_PROVIDERS else ""
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, f"{path} cannot be read: {error}. Nobody can sign in through an institution until it can."


def _provider(id: str, table: dict[str, Any]) -> Provider:
    """Of a table without faults."""
    name, institutions = table["name"], table["institutions"]
    made = {key: value for key, value in table.items() if key in Provider.__dataclass_fields__}
    made |= {
        "names": name if isinstance(name, dict) else {settings.LANGUAGE_CODE: name},
        "client_secret": table.get("client_secret") or os.environ[table["client_secret_env"]],
        "homes": institutions if isinstance(institutions, dict) else dict.fromkeys(institutions, ""),
        "scopes": tuple(table.get("scopes", Provider.scopes)),
    }
    return Provider(id=id, **made)
