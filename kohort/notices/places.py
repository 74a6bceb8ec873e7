"""Where a notice leads: the addresses of what it tells of."""

from typing import Any, NamedTuple

from django.urls import reverse

from kohort.conversations.models import Post, Thread
from kohort.events.event import Event
from kohort.giving.models import Ask, Inquiry, Question, Round
from kohort.groups.models import Group
from kohort.opportunities.models import Opportunity
from kohort.stories.models import Story

from .models import Notice

WHY = "a notice leads to what it tells of; whether it opens is decided there"
OF_GROUP = {
    "request.made": "groups:requests",
    "reported": "care:group",
    "appealed": "care:group",
    "office.given": "board:board",
}
OTHERS: dict[str, tuple[Any, str]] = {  # {column of Notice: (its model, the address of one)}
    "event": (Event, "events:event"),
    "ask": (Ask, "asks:ask"),
    "question": (Question, "questions:question"),
    "inquiry": (Inquiry, "inquiries:inquiry"),
    "round": (Round, "mentoring:round"),
    "opportunity": (Opportunity, "opportunities:opportunity"),
    "story": (Story, "stories:story"),
}
ELSEWHERE = {  # {verb: another address of the same}
    "ask.due": "asks:outcome",
    "part.taken": "mentoring:plan",
    "part.lost": "mentoring:progress",
    "interest.shown": "opportunities:interested",
}
LISTS = {  # {verb: a page that is about no single one}
    "opportunity.proposed": "opportunities:desk",
    "concern.made": "concerns:desk",
    "concern.decided": "concerns:mine",
}


class Things(NamedTuple):
    """What some notices are about, by id: keys, names of groups. A query for each kind of thing, for any number."""

    slug: str
    posts: dict[int, Post]
    threads: dict[int, str]
    groups: dict[int, Group]
    others: dict[str, dict[int, Any]]

    @classmethod
    def of(cls, notices: list[Notice], viewer, slug: str) -> "Things":
        posts = Post.objects.visible_to(viewer).in_bulk([one.post_id for one in notices if one.post_id])
        threads = Thread.objects.visible_to(viewer).filter(pk__in=[one.thread_id for one in notices if one.thread_id])
        ids = {one.group_id for one in notices} | {post.group_id for post in posts.values()}
        groups = Group.objects.trusted(WHY).only("key", "name", "institution").in_bulk(ids - {None})
        others = {place: _found(place, notices, viewer) for place in OTHERS}
        return cls(slug, posts, dict(threads.values_list("pk", "key")), groups, others)

    def post(self, notice: Notice) -> Post | None:
        return self.posts.get(notice.post_id) if notice.post_id else None

    def group(self, notice: Notice) -> Group | None:
        post = self.post(notice)
        group_id = post.group_id if post else notice.group_id
        return self.groups.get(group_id) if group_id else None

    def other(self, notice: Notice) -> tuple[str, Any]:
        """The column it stands in, and what it is; ("", None) where it is about a group, a post or letters."""
        found = ((place, rows.get(getattr(notice, f"{place}_id"))) for place, rows in self.others.items())
        return next(((place, one) for place, one in found if one), ("", None))

    def name(self, notice: Notice) -> str:
        """Of the group, the event or whatever else it is about."""
        _place, one = self.other(notice)
        return getattr(one, "title", "") or str(self.group(notice) or "")

    def href(self, notice: Notice) -> str:
        """The address inside the reader's institution."""
        if notice.thread_id:
            return self._at("letters:thread", self.threads[notice.thread_id])
        if post := self.post(notice):
            return self._at("posts:post", post.key)
        place, one = self.other(notice)
        if notice.verb in LISTS:
            return reverse(LISTS[notice.verb], args=[self.slug])
        if one:
            return self._at(ELSEWHERE.get(notice.verb, OTHERS[place][1]), one.key)
        group = self.group(notice)
        return self._at(OF_GROUP.get(notice.verb, "groups:group"), group.key) if group else ""

    def _at(self, name: str, key: str) -> str:
        return reverse(name, kwargs={"institution": self.slug, "key": key})


def _found(place: str, notices: list[Notice], viewer) -> dict[int, Any]:
    ids = [getattr(one, f"{place}_id") for one in notices]
    return OTHERS[place][0].objects.visible_to(viewer).in_bulk([one for one in ids if one])
