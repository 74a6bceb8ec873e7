"""What stands in digests: built for many people at once, by the rules of `Post.seen_by`, a few queries for any number.

The posts of their groups since each one's last digest, the most useful few first: what many answered, and questions
that nobody has. Not one's own, not muted threads, not by people one does not meet, and a class's posts for the class.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Max, Q

from kohort.access.viewer import Class
from kohort.conversations.models import Asker, Comment, Following, Post
from kohort.groups.models import Group, Membership
from kohort.kit.bugs import bug
from kohort.people.models import Block, Study

from .models import Hearing, Mailing
from .sending import State, digests

WHY = "a digest holds what its reader may see"
MOST = 8
DAILY, WEEKLY = timedelta(days=2), timedelta(days=8)  # for a first one; a day more, because a round may be late
LONGEST = timedelta(days=14)  # what is older is no news
How = Hearing.How


class Digest(NamedTuple):
    """The most useful posts, in the order of use, and how many there were; of a weekly one, since when. Empty ones are
    not sent."""

    posts: list[Post]
    number: int
    since: datetime | None


class Said(NamedTuple):
    """What was said lately in some groups: newest first by group, and how much each was answered."""

    posts: dict[int, list[Post]]
    groups: dict[int, Group]
    answers: dict[int, int]
    askers: dict[int, int]


class Ears(NamedTuple):
    """How one person hears: which groups how, and what they do not want to or may not hear of."""

    groups: dict[int, str]
    classes: list[Class]
    muted: set[int]
    apart: set[int]
    last: datetime | None
    last_weekly: datetime | None


def build(mailings: Collection[Mailing]) -> tuple[Said, dict[int, Digest]]:
    """The digest of each mailing's person, by its primary key."""
    people = [one.person_id for one in mailings if one.person_id]
    ears = _ears(people, before=min(one.at for one in mailings))
    groups = {group for one in ears.values() for group in one.groups}
    said = _said(groups, since=min(one.at for one in mailings) - LONGEST)
    return said, {one.pk: _digest(one, ears[one.person_id], said) for one in mailings if one.person_id}


def _said(groups: Iterable[int], since: datetime) -> Said:
    rows = Post.objects.trusted(WHY).filter(group_id__in=groups, at__gt=since, removed__isnull=True)
    found = list(rows.filter(group__closed__isnull=True).order_by("-at", "-pk"))
    by_group = defaultdict(list)
    for post in found:
        by_group[post.group_id].append(post)
    answers = Comment.objects.trusted(WHY).filter(post__in=rows.values("pk"), removed__isnull=True)
    askers = Asker.objects.trusted("one's own questions are no news").filter(post__in=rows.values("pk"))
    return Said(
        by_group,
        Group.objects.trusted(WHY).only("key", "name").in_bulk(by_group),
        dict(answers.values_list("post_id").annotate(Count("pk"))),
        dict(askers.values_list("post_id", "person_id")),
    )


def _ears(people: list[int], before: datetime) -> dict[int, Ears]:
    groups, classes = _groups(people), defaultdict(list)
    for person, *studied in _about(Study, people).values_list("person_id", "programme_id", "first_year", "last_year"):
        classes[person].append(Class(*studied))
    muted = _sets(_about(Following, people).filter(muted=True).values_list("person_id", "post_id"))
    last = _last(people, before)
    apart = _apart(people)
    return {
        one: Ears(groups.get(one, {}), classes[one], muted[one], apart[one], *last.get(one, (None, None)))
        for one in people
    }


def _about(model, people):
    return model.objects.trusted(WHY).filter(person_id__in=people)


def _groups(people) -> dict[int, dict[int, str]]:
    found: dict[int, dict[int, str]] = defaultdict(dict)
    said = {(person, group): how for person, group, how in _about(Hearing, people).values_list(*HEARD)}
    for person, group in _about(Membership, people).filter(left__isnull=True).values_list("person_id", "group_id"):
        found[person][group] = said.get((person, group), How.WEEKLY)
    return found


HEARD = ("person_id", "group_id", "how")


def _apart(people) -> dict[int, set[int]]:
    rows = Block.objects.trusted("who is kept apart is not quoted").filter(Q(person__in=people) | Q(whom__in=people))
    pairs = list(rows.values_list("person_id", "whom_id"))
    return _sets([*pairs, *((whom, person) for person, whom in pairs)])


def _sets(pairs) -> dict[int, set[int]]:
    found = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return found


def _last(people, before: datetime) -> dict[int, tuple]:
    """When each had their last digest, and their last weekly one."""
    rows = digests().filter(person_id__in=people, at__lt=before, state__in=[State.SENT, State.SENDING, State.UNKNOWN])
    weekly = Max("at", filter=Q(occasion__startswith="digest:weekly:"))
    return {person: times for person, *times in rows.values_list("person_id").annotate(last=Max("at"), weekly=weekly)}


def _digest(mailing: Mailing, ears: Ears, said: Said) -> Digest:
    is_weekly = mailing.occasion.startswith("digest:weekly:")
    weekly = _since(mailing, ears.last_weekly, WEEKLY) if is_weekly else None
    times = {How.DAILY: _since(mailing, ears.last, DAILY), How.WEEKLY: weekly}
    found = []
    for group, how in ears.groups.items():
        if since := times.get(How(how)):
            found += [post for post in said.posts.get(group, ()) if since < post.at <= mailing.at]
    news = [post for post in found if _is_for(mailing.person_id, ears, post, said)]
    return Digest(sorted(news, key=lambda post: _use(post, said), reverse=True)[:MOST], len(news), weekly)


def _since(mailing: Mailing, last: datetime | None, usual: timedelta) -> datetime:
    return max(last, mailing.at - LONGEST) if last else mailing.at - usual


def _is_for(person: int | None, ears: Ears, post: Post, said: Said) -> bool:
    if person in (post.by_id, said.askers.get(post.pk)) or post.pk in ears.muted or post.by_id in ears.apart:
        return False
    return post.programme_id is None or bug("digest-class-leak") or any(_is_of(one, post) for one in ears.classes)


def _is_of(studied: Class, post: Post) -> bool:
    """The rule of `facts.classmates_of`."""
    overlap = studied.first_year <= post.last_year and studied.last_year >= post.first_year  # type: ignore[operator]
    return studied.programme_id == post.programme_id and overlap


def _use(post: Post, said: Said) -> tuple:
    """What nobody has answered waits for the reader; what many answer is worth reading. Then the newest."""
    answers = said.answers.get(post.pk, 0)
    waits = post.kind == Post.Kind.QUESTION and not answers
    return 5 * waits + min(answers, 6) + 2 * bool(post.pinned), post.at, post.pk
