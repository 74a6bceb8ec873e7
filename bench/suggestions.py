"""Suggestions: names for an ask, of 30,000 offers, against the bare query of the index: the same clauses and hits."""

from collections.abc import Iterator
from itertools import cycle

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.giving.asks.suggesting import suggest
from kohort.giving.models import Offer
from kohort.giving.suggesting.finding import AT_ONCE, question, wish
from kohort.giving.suggesting.indexing import OFFERS, everybody
from kohort.giving.suggesting.need import Need
from kohort.institutions.models import Institution
from kohort.people.models import Person, Topic
from kohort.search.ranking import ranking

from .figures import Figure
from .site import viewer_of
from .timing import medians

ROUNDS, LIMIT = 40, 10
OFFERED = 30_000
WHY = "a bench"
TOPICS = (
    *("Detaljhandel", "Marknadsføring", "Innkjøp og logistikk", "Bærekraftig bygg", "Sykepleie i hjemmet", "Kestävä"),
    *("Vähittäiskauppa", "Rekneskap", "Prosjektledelse", "Machine learning", "Barnehagepedagogikk", "Energisystem"),
    *("Offentlige anskaffelser", "Reiseliv", "Sámi languages", "Havbruk", "Spesialpedagogikk", "Cloud security"),
)
NEEDS = (
    Need("guest_lecture", "Detaljhandel og innkjøp\nFørsteårsstudenter i økonomi", "nb", "here", "Trondheim", "NO"),
    Need("expert", "Hvordan blir jeg prosjektleder i et bygg som skal være bærekraftig?", "nn"),
    Need("mentor", "Sjukepleiar, leiing"),
    Need("career_talk", "kaupan ala ja markkinointi\nopiskelijoille Turussa", "fi", "either", "Turku", "FI"),
)


def figures() -> Iterator[Figure]:
    _top_up(Institution.objects.get(slug="nordvik"))
    OFFERS.rebuild(everybody)
    for who in ("teacher", "coordinator"):
        yield from _of(who, viewer_of(who))


def _of(who: str, viewer: Viewer) -> Iterator[Figure]:
    needs, others = cycle(NEEDS), cycle(NEEDS)
    runs = {"whole": lambda: suggest(next(needs), viewer, limit=LIMIT), "index": lambda: _bare(next(others), viewer)}
    took = medians(runs, ROUNDS)
    name = f"suggestions, {OFFERED:,} offers, {who}"
    yield Figure(name, took["whole"], "ms", gate=20)
    yield Figure(name, took["whole"], "ms", took["index"], "ms the query of the index alone", gate=5)
    with CaptureQueriesContext(connection) as queries:
        suggest(NEEDS[0], viewer, limit=LIMIT)
    yield Figure(f"queries, suggestions, {who}", len(queries), "queries")


def _bare(need: Need, viewer: Viewer) -> list:
    """Ids of those who fit, and nothing else: nobody is left out, nothing kept is read, no row is."""
    searcher = OFFERS.index().shelf.searcher()
    assert searcher
    asked = ranking(question(need, viewer, {viewer.person_id or 0}), wish(need))
    hits = searcher.search(asked, limit=AT_ONCE, count=False).hits
    return searcher.fast_field_values("owner", [address for _score, address in hits])


def _top_up(house: Institution) -> None:
    """Offers up to so many, and a topic for everybody who has one."""
    offers, people = Offer.objects.trusted(WHY).filter(person__institution=house), Person.objects.trusted(WHY)
    common = {"institution": house, "source": "owner", "confirmed": timezone.now()}
    without = people.filter(institution=house, account__isnull=False).exclude(pk__in=offers.values("person"))
    lacking = max(0, OFFERED - offers.count())
    kinds = cycle(("guest_lecture", "expert", "mentor"))
    more = [Offer(person_id=pk, kind=next(kinds), **common) for pk in without.values_list("pk", flat=True)[:lacking]]
    Offer.objects.bulk_create(more, 5000)
    silent = people.filter(pk__in=offers.values("person")).exclude(pk__in=Topic.objects.trusted(WHY).values("person"))
    topics = zip(silent.values_list("pk", flat=True), cycle(TOPICS), strict=False)
    Topic.objects.bulk_create((Topic(person_id=pk, text=text, **common) for pk, text in topics), 5000)
