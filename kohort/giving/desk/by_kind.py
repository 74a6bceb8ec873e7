"""What is offered, asked for and given, by kind: so that one sees what is never used."""

from typing import NamedTuple

from django.db.models import Count
from django.utils import timezone
from django.utils.text import capfirst

from kohort.access.viewer import Viewer
from kohort.giving.asks.nouns import noun
from kohort.giving.catalogue import Kind
from kohort.giving.given import Given
from kohort.giving.limits.models import Approach
from kohort.giving.limits.room import A_YEAR

from .unused import standing


class Used(NamedTuple):
    """`offered` today; people `asked` and things `given` in the last year."""

    kind: str
    label: str
    offered: int
    asked: int
    given: int


def by_kind(viewer: Viewer) -> list[Used]:
    """What is offered most and used least comes first."""
    since = timezone.now() - A_YEAR
    offered = _count(standing(viewer))
    asked = _count(Approach.objects.visible_to(viewer).filter(at__gt=since).exclude(kind=""))
    given = _count(Given.objects.visible_to(viewer).filter(on__gt=since.date()))
    rows = (
        Used(kind, capfirst(noun(kind)), offered.get(kind, 0), asked.get(kind, 0), given.get(kind, 0)) for kind in Kind
    )
    told = [one for one in rows if one.offered or one.asked or one.given]
    return sorted(told, key=lambda one: (one.asked + one.given > 0, -one.offered))


def _count(rows) -> dict[str, int]:
    return dict(rows.order_by().values("kind").annotate(n=Count("pk")).values_list("kind", "n"))
