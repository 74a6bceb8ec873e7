"""What happened in one's groups, and to those one follows, since one was here last: an end, and no more."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.formats import date_format

from kohort.access.viewer import Viewer
from kohort.conversations.cards import post_cards
from kohort.conversations.models import Following, Post
from kohort.groups.models import Group, Membership, groups_of
from kohort.groups.names import Name, names
from kohort.kit.bugs import bug
from kohort.notices.following import followed
from kohort.notices.presence import last_visit
from kohort.people.models import Position
from kohort.stories.choosing import standing
from kohort.stories.models import Story

MOST = 20
FIRST = timedelta(days=14)  # how far a first visit looks back
DEEP = 40
WHY = "how far back the newest posts lie is asked of the index alone"
BY_ITSELF = (Membership.Way.RULE, Membership.Way.OFFICE)


class Item(NamedTuple):
    """One thing that happened; `drawn` is what its template takes as `card`."""

    at: datetime
    template: str
    drawn: Any


class Step(NamedTuple):
    """New work of somebody the viewer follows."""

    name: Name | None
    position: Position


class Told(NamedTuple):
    """A story of somebody the viewer follows."""

    name: Name | None
    story: Story


class Feed(NamedTuple):
    """The newest first. `is_cut` when more has happened than is shown; `groups` are all of the viewer's, those with the
    newest posts first, each with `newest`: the time of its last post, or None."""

    since: datetime
    is_first: bool
    items: list[Item]
    is_cut: bool
    groups: list[Group]

    @property
    def since_when(self) -> str:
        """The time today, else the weekday within the last six days, else the date, as the language has them."""
        since, days = timezone.localtime(self.since), (timezone.localdate() - timezone.localdate(self.since)).days
        return date_format(since, "TIME_FORMAT" if days < 1 else "l" if days < 7 else "DATE_FORMAT")


def feed(viewer: Viewer, slug: str) -> Feed:
    """Of a member. As many queries for many groups and posts as for few."""
    last = last_visit(viewer)
    since = last or timezone.now() - FIRST
    groups = _groups(viewer)
    posts = _posts(viewer, groups, since)
    happened = [*posts, *_followed(viewer, slug, since), *_entered(viewer, groups, since)]
    newest = sorted(happened, key=attrgetter("at"), reverse=True)
    return Feed(since, last is None, _drawn(newest[:MOST], viewer, slug), len(newest) > MOST, groups)


def _groups(viewer: Viewer) -> list[Group]:
    """The viewer's own, with two moments of each that an index answers."""
    moments = Post.objects.trusted(WHY).filter(group=OuterRef("pk")).order_by("-at").values("at")
    rows = Group.objects.visible_to(viewer).filter(pk__in=groups_of(viewer)).only("key", "name", "language", "since")
    found = rows.annotate(newest=Subquery(moments[:1]), deep=Subquery(moments[DEEP : DEEP + 1]))
    return sorted(found, key=lambda group: (group.newest is not None, group.newest or group.since), reverse=True)


def _posts(viewer: Viewer, groups: list[Group], since: datetime) -> list[Post]:
    """The newest, one more than are shown. In a busy group they are among its last forty, so no more is read first."""
    near = max(filter(None, map(attrgetter("deep"), groups)), default=since)
    found = _since(viewer, groups, max(since, near))
    return found if len(found) > MOST or near <= since else _since(viewer, groups, since)


def _since(viewer, groups, since) -> list[Post]:
    mine = Q() if bug("feed-other-groups") else Q(group_id__in=[group.pk for group in groups])
    muted = Following.objects.trusted("one's own wish").filter(person_id=viewer.person_id, muted=True)
    rows = Post.objects.visible_to(viewer).filter(mine, at__gt=since, removed__isnull=True)
    rows = rows.exclude(by_id=viewer.person_id).exclude(pk__in=muted.values("post_id"))
    return list(rows.order_by("-at")[: MOST + 1])


def _followed(viewer: Viewer, slug: str, since: datetime) -> list[Item]:
    """New work and new stories, as far as those who are followed let the viewer see them."""
    whom = list(followed(viewer).values_list("whom_id", flat=True))
    if not whom:
        return []
    rows = Position.objects.visible_to(viewer).filter(person_id__in=whom, ended__isnull=True)
    steps = list(rows.filter(recorded__gt=since).order_by("-recorded")[: MOST + 1])
    stories = list(standing(viewer).filter(person_id__in=whom, told__gt=since).order_by("-told")[: MOST + 1])
    known = names([one.person_id for one in (*steps, *stories)], viewer, slug)
    worked = [Item(one.recorded, "home/step.html", Step(known.get(one.person_id), one)) for one in steps]
    told = [Item(one.told, "home/story.html", Told(known.get(one.person_id), one)) for one in stories if one.told]
    return [item for item in (*worked, *told) if item.drawn.name]


def _entered(viewer: Viewer, groups: Iterable[Group], since: datetime) -> list[Item]:
    """Groups the viewer came into without doing anything."""
    known = {group.pk: group for group in groups}
    rows = Membership.objects.trusted("one's own").filter(person_id=viewer.person_id, left__isnull=True)
    fresh = rows.filter(since__gt=since, way__in=BY_ITSELF).values_list("group_id", "since")
    return [Item(at, "home/entered.html", known[group]) for group, at in fresh if group in known]


def _drawn(happened, viewer: Viewer, slug: str) -> list[Item]:
    """Without what its writer took back."""
    cards = {card.post: card for card in post_cards([one for one in happened if isinstance(one, Post)], viewer, slug)}
    drawn = [Item(one.at, "home/post.html", cards[one]) if isinstance(one, Post) else one for one in happened]
    return [item for item in drawn if not getattr(item.drawn, "is_gone", False)]
