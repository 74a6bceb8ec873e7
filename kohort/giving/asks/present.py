"""Whom one can ask at all, and how one of them is found by name: as the directory finds them, for whoever looks."""

from kohort.access.viewer import Viewer
from kohort.accounts.limits import spend
from kohort.institutions.models import Institution
from kohort.people.cards import Card, cards
from kohort.people.looking import PAGES
from kohort.people.models import Person
from kohort.people.segments import Segment
from kohort.search import engine

SHOWN = 12


def present(viewer: Viewer):
    """Those the viewer sees who have claimed a place and do not hide; not oneself."""
    rows = Person.objects.visible_to(viewer).filter(account__isnull=False, hidden_since=None)
    return rows.exclude(pk=viewer.person_id)


def by_name(words: str, viewer: Viewer, institution: Institution) -> list[tuple[str, Card]]:
    """(key, card) of each, the best first; nobody without words. Raises TooOften."""
    words = words.strip()[:100]
    if not words:
        return []
    if not viewer.is_office:
        spend(*((limit, str(viewer.account_id)) for limit in PAGES))
    found = engine.ask(Segment(institution.pk, words).question(viewer), limit=SHOWN).owners
    return drawn(found, viewer, institution.slug)


def drawn(person_ids: list[int], viewer: Viewer, slug: str) -> list[tuple[str, Card]]:
    """(key, card) of those of them who can be asked, in this order."""
    keys = dict(present(viewer).filter(pk__in=person_ids).values_list("pk", "key"))
    return [(keys[card.person_id], card) for card in cards([pk for pk in person_ids if pk in keys], viewer, slug)]
