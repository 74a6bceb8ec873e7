"""What may be wrong with a table of providers.toml, in sentences for whoever wrote it."""

import os
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

SLUG = re.compile(r"[a-z0-9-]{1,40}")
KEYS: dict[str, tuple[type, ...]] = {
    "name": (str, dict),
    "server_url": (str,),
    "client_id": (str,),
    "client_secret": (str,),
    "client_secret_env": (str,),
    "token_auth_method": (str,),
    "institutions": (list, dict),
    "scopes": (list,),
    "home_claim": (str,),
    "affiliation_claim": (str,),
    "person_claim": (str,),
    "person_source": (str,),
    "claims_url": (str,),
    "trusts_email": (bool,),
}
METHODS = ("client_secret_basic", "client_secret_post")
NEEDED = ("name", "server_url", "client_id", "institutions")


def faults(id: str, table: Any) -> Iterator[str]:
    """Each fault as the end of a sentence that begins with the table's name; none means it can be used."""
    if not isinstance(table, dict) or not SLUG.fullmatch(id):
        yield "has to be a table whose name is made of small letters, digits and dashes."
        return
    shape = list(_shape(table))
    yield from shape or _sense(table)


def _shape(table) -> Iterator[str]:
    yield from (f"does not know {key!r}." for key in table if key not in KEYS)
    yield from (f"needs {key}." for key in NEEDED if not table.get(key))
    for key, kinds in KEYS.items():
        if key in table and not isinstance(table[key], kinds):
            yield f"has something in {key} that does not belong there."
    for key in ("name", "institutions", "scopes"):
        if not all(isinstance(one, str) for one in _inside(table.get(key))):
            yield f"may have only texts in {key}."


def _inside(value) -> list:
    return [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []


def _sense(table) -> Iterator[str]:
    for key in ("server_url", "claims_url"):
        if key in table and not is_safe(table[key]):
            yield f"needs https in {key}: a secret and people's names travel there."
    if table.get("token_auth_method", METHODS[0]) not in METHODS:
        yield f"takes {' or '.join(METHODS)} as token_auth_method."
    yield from _secret(table)
    if "openid" not in table.get("scopes", ["openid"]):
        yield 'needs "openid" among its scopes.'
    if bool(table.get("person_claim")) != bool(table.get("person_source")):
        yield "needs both person_claim and person_source, or neither: which claim is whose id in which register."
    yield from _homes(table)


def _secret(table) -> Iterator[str]:
    variable = table.get("client_secret_env", "")
    if not table.get("client_secret") and not variable:
        yield "needs client_secret, or client_secret_env with the name of an environment variable."
    elif not table.get("client_secret") and not os.environ.get(variable):
        yield f"takes its secret from the environment variable {variable}, which is not set."


def _homes(table) -> Iterator[str]:
    """Whoever vouches for several institutions has to say for which, or a student of one is taken for one of all."""
    places = table["institutions"]
    if table.get("home_claim"):
        if not isinstance(places, dict) or not all(places.values()):
            yield 'has a home_claim, so institutions needs what it says for each: { slug = "university.example" }.'
    elif isinstance(places, dict) or len(places) > 1:
        yield "needs home_claim: which claim tells the institution somebody belongs to, where there are several."


def is_safe(url: str) -> bool:
    """TLS only, but for a provider on this very machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost"})
