"""Which of the people at the desk: a kind of help and a choice of people, from the query of a page."""

from typing import NamedTuple

from django.http import QueryDict

from kohort.access.viewer import Viewer
from kohort.giving.asks.nouns import NOUNS, noun
from kohort.giving.catalogue import Kind
from kohort.giving.naming import in_order, told_apart
from kohort.institutions.models import Institution
from kohort.people.finding import everybody
from kohort.people.segments import Segment


class Narrowed(NamedTuple):
    """`kind` is "" for any; `segment` is empty for everybody."""

    kind: str
    segment: Segment

    def people(self, viewer: Viewer) -> set[int] | None:
        """Ids of those it chooses; None where it chooses all."""
        return set(everybody(self.segment, viewer)) if self.segment.query() else None


def narrowed(query: QueryDict, viewer: Viewer) -> Narrowed:
    """`kind`, and whatever the directory takes."""
    kind = query.get("kind", "")
    return Narrowed(kind if kind in Kind.values else "", Segment.from_query(query, viewer))


def kinds() -> list[tuple[str, str]]:
    """(value, label), in the order of the alphabet."""
    return sorted(((str(kind), noun(kind)) for kind in NOUNS), key=lambda pair: in_order(pair[1]))


def programmes(institution: Institution) -> list[tuple[str, str]]:
    """(code, name) of those that live on."""
    return [(one.code, name) for one, name in told_apart(institution.programmes.filter(merged_into=None))]
