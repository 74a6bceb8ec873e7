"""Queries of a page: as many for one person as for twenty, and for six classmates as for six hundred."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import connection, transaction
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from kohort.access.viewer import Viewer
from kohort.accounts.models import Account
from kohort.institutions.models import Institution, Programme
from kohort.people.models import Person, Position, Study
from kohort.people.segments import Segment
from kohort.search import engine

from .figures import Figure
from .pages import DIRECTORY, look_again
from .site import Get, as_account, as_persona, viewer_of

FEW, MANY = 6, 600


def figures() -> Iterator[Figure]:
    member = as_persona("alumna")
    one, twenty = (count(member, DIRECTORY + query) for query in (f"q={_rare_name(viewer_of('alumna'))}", ""))
    yield Figure("queries, directory with 20 people", twenty, "queries", one, "with 1", gate=1)
    few, many = (count(member, f"/nordvik/people/{key}/") for key in _keys())
    yield Figure("queries, person with most positions", many, "queries", few, "with 1", gate=1)
    few, many = (count(as_account(_one_of(classmates)), "/nordvik/") for classmates in (FEW, MANY))
    yield Figure(f"queries, home with {MANY} classmates", many, "queries", few, f"with {FEW}", gate=1)


def count(get: Get, address: str) -> int:
    look_again()
    get(address)  # once, so that nothing is read for the first time
    with CaptureQueriesContext(connection) as queries:
        get(address)
    return len(queries)


def _rare_name(viewer: Viewer) -> str:
    """A name that one member alone has, as the directory finds it."""
    for person in Person.objects.visible_to(viewer).filter(claimed_at__isnull=False).order_by("-pk")[:200]:
        segment = Segment(viewer.institution_id, text=person.name)
        if engine.ask(segment.question(viewer)).total == 1:
            return person.name.replace(" ", "+")
    raise RuntimeError("Every name is somebody else's too")


def _keys() -> Iterator[str]:
    """The keys of two members: one position, and as many as anybody has."""
    seen = Position.objects.visible_to(viewer_of("alumna")).values("person__key").annotate(positions=Count("pk"))
    yield seen.order_by("positions", "person__key")[0]["person__key"]
    yield seen.order_by("-positions", "person__key")[0]["person__key"]


@transaction.atomic
def _one_of(classmates: int) -> Account:
    """Somebody with so many classmates, new in this home."""
    institution = Institution.objects.get(slug="nordvik")
    programme = Programme.objects.create(institution=institution, code=f"BENCH{classmates}", names={"nb": "Benk"})
    accounts = Account.objects.bulk_create(Account() for _ in range(classmates + 1))
    people = Person.objects.bulk_create(_person(institution, account) for account in accounts)
    Study.objects.bulk_create(_study(person, programme) for person in people)
    return accounts[0]


def _person(institution: Institution, account: Account) -> Person:
    here = {"institution": institution, "account": account, "claimed_at": datetime.now(UTC)}
    return Person(**here, given_names="Ida", surname="Berg").set_sort_keys()


def _study(person: Person, programme: Programme) -> Study:
    here = {"institution_id": person.institution_id, "person": person, "programme": programme}
    return Study(**here, first_year=2010, last_year=2012, award_year=2013, source="register:bench")
