"""What is said under a post, as it is drawn: as many queries for one comment as for a hundred."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Q
from django.utils.safestring import SafeString

from kohort.access.viewer import Viewer
from kohort.conversations.models import Mention, Post, Removal
from kohort.groups.models import Guest
from kohort.groups.names import Name, names, sharing_anywhere
from kohort.kit.keys import new_key
from kohort.kit.markdown import rendered

from .models import UNDER_SEEN, Comment, Following
from .nodding import NONE_YET, Nod, nods
from .siding import Sides, sides_of

PAGE = 100  # comments; each with all of its replies


class Said(NamedTuple):
    """One comment. `by` is None where no name is given: then `guest` may hold that of a guest. Without a `comment` it
    is the empty place of one that this viewer does not see, under which others have replied."""

    comment: Comment | None
    by: Name | None
    guest: str
    html: SafeString | str
    is_mine: bool
    is_gone: bool
    removal: Removal | None
    nods: list[Nod]
    replies: list["Said"]
    form_key: str


class Thread(NamedTuple):
    """`earlier` is the key before which there are more. `may_accept` and `may_tend` say which buttons are drawn."""

    said: list[Said]
    earlier: str
    accepted: Said | None
    nods: list[Nod]
    following: Following | None
    sides: Sides
    removal: Removal | None
    is_mine: bool
    may_answer: bool
    may_accept: bool
    may_tend: bool
    form_key: str


def context(request, post: Post) -> dict:
    """For `conversations/talking/thread.html`. The post was read by `visible_to(request.viewer)`."""
    drawn = _Drawn(post, request.viewer, request.institution.slug, request.GET.get("before", ""))
    return {"post": post, "thread": drawn.thread()}


class _Drawn:
    """Everything is read once, for all the comments of a page."""

    def __init__(self, post: Post, viewer: Viewer, slug: str, before: str):
        self.post, self.viewer = post, viewer
        self.places, self.earlier = _places(post, before)
        here = Q(pk__in=self.places) | Q(parent__in=self.places) | Q(pk=post.accepted_id)
        seen = Comment.objects.visible_to(viewer).filter(here, post=post).order_by("at", "pk")
        self.rows = {row.pk: row for row in seen}
        mine = Comment.objects.trusted(UNDER_SEEN).filter(Comment.from_me(viewer), pk__in=self.rows)
        self.mine = set(mine.values_list("pk", flat=True))
        self.mentioned = self._mentioned()
        writers = {row.by_id for row in self.rows.values() if row.by_id}
        everybody = writers.union(*self.mentioned.values())
        self.names = names(everybody, viewer, slug, sharing=sharing_anywhere(viewer, everybody))
        self.guests = Guest.objects.visible_to(viewer).in_bulk({row.guest_id for row in self.rows.values()} - {None})
        self.nods = nods(post, viewer)
        standing = Removal.objects.visible_to(viewer).filter(post=post, restored__isnull=True)
        self.removals = {removal.comment_id: removal for removal in standing}
        self.sides = sides_of(post, viewer, slug)

    def thread(self) -> Thread:
        post, viewer = self.post, self.viewer
        is_mine, leads = post.is_from(viewer), post.group.is_led_by(viewer)
        accepted = self.rows.get(post.accepted_id or 0)
        return Thread(
            said=self._all(),
            earlier=self.earlier,
            accepted=self._said(accepted, []) if accepted and not accepted.removed and accepted.text else None,
            nods=self.nods[None],
            following=Following.of(viewer, post),
            sides=self.sides,
            removal=self.removals.get(None) if post.removed else None,
            is_mine=is_mine,
            may_answer=post.allows(viewer, "answer"),
            may_accept=post.kind == post.Kind.QUESTION and (is_mine or leads),
            may_tend=leads,
            form_key=new_key(),
        )

    def _all(self) -> list[Said]:
        replies = defaultdict(list)
        for row in self.rows.values():
            if row.parent_id:
                replies[row.parent_id].append(self._said(row, []))
        rows = ((self.rows.get(pk), replies[pk]) for pk in self.places)
        return [self._said(row, under) if row else _empty(under) for row, under in rows if row or under]

    def _said(self, row: Comment, replies: list[Said]) -> Said:
        is_gone = not row.text
        return Said(
            comment=row,
            by=self.names.get(row.by_id or 0),
            guest=str(self.guests.get(row.guest_id, "")),
            html="" if is_gone else rendered(row.text, self._links(row.pk)),
            is_mine=row.pk in self.mine,
            is_gone=is_gone,
            removal=self.removals.get(row.pk) if row.removed else None,
            nods=self.nods.get(row.pk, NONE_YET),
            replies=replies,
            form_key=new_key(),
        )

    def _mentioned(self) -> dict[int, list[int]]:
        found = defaultdict(list)
        rows = Mention.objects.trusted(UNDER_SEEN).filter(post=self.post, comment__in=list(self.rows))
        for comment_id, person_id in rows.values_list("comment_id", "person_id"):
            found[comment_id].append(person_id)
        return found

    def _links(self, comment_id: int) -> dict[str, str]:
        """The names that stand in it, as links, for who may see those people."""
        people = [self.names[pk] for pk in self.mentioned[comment_id] if pk in self.names]
        return {f"@{one.name}": one.href for one in people if one.href}


def _empty(replies: list[Said]) -> Said:
    return Said(None, None, "", "", False, True, None, [], replies, "")


def _places(post: Post, before: str) -> tuple[list[int], str]:
    """Where comments stand, oldest first: numbers alone, so that one which is not seen keeps its place; and the key
    before which there are more."""
    rows = Comment.objects.trusted("the places of what is said").filter(post=post, parent__isnull=True)
    if before and (mark := rows.filter(key=before).first()):
        rows = rows.filter(Q(at__lt=mark.at) | Q(at=mark.at, pk__lt=mark.pk))
    page = list(rows.order_by("-at", "-pk").values_list("pk", "key")[: PAGE + 1])
    shown = page[:PAGE]
    return [pk for pk, _key in reversed(shown)], shown[-1][1] if len(page) > PAGE else ""
