"""The stranger's words appear nowhere: every address is called by everybody with the keys of real rows next door."""

import itertools

import pytest
from django.apps import apps
from django.urls import URLPattern, get_resolver

from kohort.access.audience import Audience
from kohort.access.guard import Guarded
from kohort.people import models as people
from tests.cast import CANARY, fact

# `test_matrix` asks the others, with the keys that belong to each address
WHO = ["ada", "kari", pytest.param(None, marks=pytest.mark.full)]


@pytest.fixture
def stranger(cast):
    """Selma with one fact of each kind, all of them public."""
    fact(people.Position, cast.selma, Audience.PUBLIC, employer=CANARY, title=CANARY)
    fact(people.Residence, cast.selma, Audience.PUBLIC, place=CANARY)
    fact(people.Contact, cast.selma, Audience.PUBLIC, kind="link", value=CANARY)
    fact(people.OtherName, cast.selma, Audience.PUBLIC, kind="former", value=CANARY)
    return cast


def keys_next_door(institution):
    """Every public key and primary key of the stranger's institution."""
    for model in apps.get_models():
        if issubclass(model, Guarded) and "institution" in {field.name for field in model._meta.fields}:
            for row in model.objects.trusted("the stranger test looks for leaks").filter(institution=institution):
                yield {"key": getattr(row, "key", "none"), "pk": row.pk}


def addresses(patterns=None, before=()):
    """Every pattern as (its parts, the names of its parameters)."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        parts = (*before, entry.pattern)
        if isinstance(entry, URLPattern):
            yield parts
        else:
            yield from addresses(entry.url_patterns, parts)


def filled(parts, **values) -> str:
    """The address with values for its parameters; what is not given is any plausible one."""
    path = "/" + "".join(str(part) for part in parts)
    for part in parts:
        for name, converter in part.converters.items():
            value = values.get(name, {"int": 1}.get(converter.__class__.__name__, "x"))
            for form in (f"<{name}>", *(f"<{kind}:{name}>" for kind in ("slug", "str", "int", "uuid", "path"))):
                path = path.replace(form, str(value))
    return path


@pytest.mark.walk
@pytest.mark.parametrize("who", WHO)
def test_no_address_tells_the_strangers_words(stranger, browse, who):
    client = browse(who)
    everywhere = itertools.product(addresses(), keys_next_door(stranger.there), ("nordvik", "sundby"))
    for address in dict.fromkeys(filled(parts, institution=slug, **ids) for parts, ids, slug in everywhere):
        for method in (client.get, client.post):
            response = method(address)
            body = b"".join(response) if response.streaming else response.content
            tells = CANARY.encode() in body or CANARY in str(response.headers)
            assert not tells, f"{method.__name__} {address}"


def test_her_own_pages_do_tell_them(stranger, browse):
    """The positive control: there is something that could leak."""
    client = browse("selma")
    assert CANARY.encode() in client.get(f"/sundby/people/{stranger.selma.key}/").content
