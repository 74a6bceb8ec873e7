"""A discussion takes sides: an answer of a poll, of which only the figures are told, or for and against, by name."""

from collections import defaultdict
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count

from kohort.access.viewer import Viewer
from kohort.conversations.models import Post
from kohort.groups.names import Name, names, sharing_anywhere

from .models import UNDER_SEEN, Side, Stand

REASONS = 50  # shown on a side, about: the newest


class Reason(NamedTuple):
    by: Name | None
    text: str


class Shown(NamedTuple):
    """One side: how many stand there, of how many in all, and why; a poll gives no names and no reasons."""

    side: Side
    people: int
    all: int
    is_mine: bool
    reasons: list[Reason]


class Sides(NamedTuple):
    """Empty `shown`: the post takes none. `mine` is the viewer's own stand."""

    shown: list[Shown]
    mine: Stand | None
    is_poll: bool
    all: int


class TooLate(Exception):
    """Somebody has taken a stand already: the sides stay as they are."""


def sides_of(post: Post, viewer: Viewer, slug: str) -> Sides:
    sides = list(Side.objects.trusted(UNDER_SEEN).filter(post=post).order_by("place"))
    if not sides:
        return Sides([], None, False, 0)
    is_poll, counts, stands = not sides[0].stance, _counts(post), Stand.objects.visible_to(viewer).filter(post=post)
    mine = stands.filter(person=viewer.person_id).first() if viewer.is_member else None
    reasons = {} if is_poll else _reasons(list(stands.order_by("-at", "-pk")[: 2 * REASONS]), viewer, slug)
    everybody = sum(counts.values())
    shown = [
        Shown(side, counts.get(side.pk, 0), everybody, bool(mine and mine.side_id == side.pk), reasons.get(side.pk, []))
        for side in sides
    ]
    return Sides(shown, mine, is_poll, everybody)


def _counts(post: Post) -> dict[int, int]:
    rows = Stand.objects.trusted("how many, not who").filter(post=post)
    return dict(rows.values_list("side_id").annotate(n=Count("pk")))


def _reasons(stands: list[Stand], viewer: Viewer, slug: str) -> dict[int, list[Reason]]:
    people = {one.person_id for one in stands}
    known = names(people, viewer, slug, sharing=sharing_anywhere(viewer, people)) if people else {}
    found: dict[int, list[Reason]] = defaultdict(list)
    for one in stands:
        found[one.side_id].append(Reason(known.get(one.person_id), one.reason))
    return found


@transaction.atomic
def take_sides(post: Post, answers: list[str]) -> None:
    """Let people take sides: the answers of a poll; without any, for and against. Raises TooLate."""
    drop_sides(post)
    sides = [Side(post=post, text=text, place=place) for place, text in enumerate(answers)]
    stances = [Side(post=post, stance=stance, place=place) for place, stance in enumerate(Side.Stance)]
    Side.objects.bulk_create(sides or stances)


@transaction.atomic
def drop_sides(post: Post) -> None:
    """No sides after all. Raises TooLate."""
    Post.objects.trusted("nobody takes a stand meanwhile").select_for_update().get(pk=post.pk)
    if taken(post):
        raise TooLate
    Side.objects.trusted("its author changes them").filter(post=post).delete()


def taken(post: Post) -> bool:
    return Stand.objects.trusted("whether anybody stands anywhere").filter(post=post).exists()
