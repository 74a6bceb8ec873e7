"""Whoever hides is gone for everybody but the office, on every address there is, from the next request on."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from kohort.access.audience import Audience
from kohort.people.facts import Fact
from kohort.people.jobs import rebuild
from kohort.people.models import Person, Photo
from kohort.search import engine
from tests.furnished import furnish
from tests.jobs import run_jobs
from tests.routes import routes

from .everything import WHY

CANARY = b"hjemmefugl"
HTMX = {"hx-request": "true"}
WITH_A_KEY = "answer asked calendars check come employers/own feedback heard offering renew seats"  # and she has it
OWN = tuple(f"/<slug:institution>/{part}/" for part in WITH_A_KEY.split())
SOME = ["", "q=hjemme", "q=Adakan", "year=2010", "programme=HIST", "view=faces", "page=2", "more=employer"]


@pytest.fixture
def ada(cast):
    """Ada, full of canaries that everybody may see, with an open page, in the index."""
    furnished = furnish(cast)
    for model in (one for one in apps.get_models() if issubclass(one, Fact)):
        now = {"ended": None} if "ended" in {field.name for field in model._meta.fields} else {}
        model.objects.trusted(WHY).filter(person=cast.ada).update(audience=Audience.PUBLIC, **now)
    photo = furnished.rows["own"][Photo]
    photo.digest = "0123abcd"  # it stands in addresses, which a page may repeat
    photo.save()
    cast.ada.surname, cast.ada.open_since = "Hjemmefugl", timezone.now() - timedelta(days=1)
    cast.ada.save()
    rebuild.enqueue()
    run_jobs()
    return furnished


def addresses(furnished) -> Iterator[str]:
    """All there are, with what a searcher would type."""
    for route in (one for one in routes() if not one.path.startswith(OWN)):
        address = furnished.address(route, "own")
        queries = SOME if route.path.endswith(("people/", "class/")) else [""]
        yield from (f"{address}?{query}".rstrip("?") for query in queries)


def told(client, asked: Iterable[str]) -> set[str]:
    """Those that say something of her, asked plainly or by htmx."""
    return {path for path in asked if any(CANARY in whole(client.get(path, headers=headers)) for headers in ({}, HTMX))}


def whole(response) -> bytes:
    body = b"".join(response) if response.streaming else response.content
    return (body + str(response.headers).encode()).lower()


MORE = [pytest.param(who, 1, marks=pytest.mark.full) for who in ("cy", "stein", "tora", "selma")]


@pytest.mark.walk
@pytest.mark.parametrize(("who", "places"), [("bo", 10), (None, 1), *MORE])
def test_no_address_tells_of_her(ada, cast, browse, who, places):
    """Before, a classmate meets her by page, photo, card, face, search, facet, list of the class, vCard."""
    client = browse(who)
    before = told(client, addresses(ada))
    assert len(before) >= places, "there is something that could leak"
    cast.ada.hide()
    assert told(client, before) == set()
    run_jobs()  # the index catches up
    assert told(client, addresses(ada)) == set()


def test_numbers_and_facets_are_as_if_she_had_never_been(ada, cast, browse, viewer):
    def pages(name):
        client = browse(name)
        return [client.get(f"/nordvik/{page}").content for page in ("people/", "people/?year=2010", "class/", "")]

    def without_token(pages):
        return [b"\n".join(line for line in page.split(b"\n") if b"csrf" not in line) for page in pages]

    cast.ada.hide()
    hidden = without_token(pages("bo"))
    run_jobs()
    assert without_token(pages("bo")) == hidden
    cast.ada.account, cast.ada.hidden_since = None, None
    cast.ada.save()
    rebuild.enqueue()
    run_jobs()
    assert without_token(pages("bo")) == hidden


def test_the_office_still_sees_her_and_that_she_is_hidden(ada, cast, browse):
    cast.ada.hide()
    page = browse("arne").get(f"/nordvik/people/{cast.ada.key}/").content.decode()
    assert "Hjemmefugl" in page
    assert "hidden" in page


def test_one_button_there_and_one_back(cast, browse):
    client, page = browse("ada"), "/nordvik/me/hidden/"
    assert "Disappear now" in client.get(page).content.decode()
    assert not person(cast).hidden_since, "looking changes nothing"
    client.post(page, {"do": "hide"})
    assert person(cast).hidden_since
    assert "You are hidden" in client.get(page).content.decode()
    since = person(cast).hidden_since
    client.post(page, {"do": "hide"})
    assert person(cast).hidden_since == since, "twice is once"
    client.post(page, {"do": "show"})
    assert not person(cast).hidden_since


def test_the_way_there_is_on_ones_own_page(cast, browse):
    assert "/nordvik/me/hidden/" in browse("ada").get("/nordvik/me/").content.decode()


def test_without_the_index_she_is_found_as_little(ada, cast, browse):
    cast.ada.hide()
    found = engine.index().shelf.searcher()
    assert found is not None
    assert CANARY not in whole(browse("bo").get("/nordvik/people/?q=hjemmefu"))


def person(cast) -> Person:
    return Person.objects.trusted(WHY).get(pk=cast.ada.pk)
