"""Where a notice leads: the addresses of what it tells of."""

from typing import NamedTuple

from django.urls import reverse

from kohort.conversations.models import Post, Thread
from kohort.events.event import Event
from kohort.groups.models import Group

from .models import Notice

WHY = "a notice leads to what it tells of; whether it opens is decided there"
OF_GROUP = {
    "request.made": "groups:requests",
    "reported": "care:group",
    "appealed": "care:group",
    "office.given": "board:board",
}


class Things(NamedTuple):
    """What some notices are about, by id: keys, names of groups. Five queries for any number."""

    slug: str
    posts: dict[int, Post]
    threads: dict[int, str]
    groups: dict[int, Group]
    events: dict[int, Event]

    @classmethod
    def of(cls, notices: list[Notice], viewer, slug: str) -> "Things":
        posts = Post.objects.visible_to(viewer).in_bulk([one.post_id for one in notices if one.post_id])
        threads = Thread.objects.visible_to(viewer).filter(pk__in=[one.thread_id for one in notices if one.thread_id])
        ids = {one.group_id for one in notices} | {post.group_id for post in posts.values()}
        groups = Group.objects.trusted(WHY).only("key", "name", "institution").in_bulk(ids - {None})
        events = Event.objects.visible_to(viewer).in_bulk([one.event_id for one in notices if one.event_id])
        return cls(slug, posts, dict(threads.values_list("pk", "key")), groups, events)

    def post(self, notice: Notice) -> Post | None:
        return self.posts.get(notice.post_id) if notice.post_id else None

    def group(self, notice: Notice) -> Group | None:
        post = self.post(notice)
        group_id = post.group_id if post else notice.group_id
        return self.groups.get(group_id) if group_id else None

    def event(self, notice: Notice) -> Event | None:
        return self.events.get(notice.event_id) if notice.event_id else None

    def name(self, notice: Notice) -> str:
        """Of the group or the event it is about."""
        return str(self.event(notice) or self.group(notice) or "")

    def href(self, notice: Notice) -> str:
        """The address inside the reader's institution."""
        if notice.thread_id:
            return self._at("letters:thread", self.threads[notice.thread_id])
        if post := self.post(notice):
            return self._at("posts:post", post.key)
        if event := self.event(notice):
            return self._at("events:event", event.key)
        group = self.group(notice)
        return self._at(OF_GROUP.get(notice.verb, "groups:group"), group.key) if group else ""

    def _at(self, name: str, key: str) -> str:
        return reverse(name, kwargs={"institution": self.slug, "key": key})
