"""What is said in a group, the newest first, with the field to write in above it: a panel on the group's page."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.groups.models import Group

from .cards import PostCard, post_cards
from .composing import composer
from .models import Image, Post
from .pages import page

PAGE, PINNED = 20, 3
WHETHER = "whether there is one"
Kind = Post.Kind
SORTS = {
    "questions": (_("Questions"), (Kind.QUESTION,)),
    "things": (_("To lend, rent, sell, wanted"), Post.PASSING),
    "tips": (_("Tips"), (Kind.TIP, Kind.JOB, Kind.EVENT)),
    "talk": (_("Discussions"), (Kind.DISCUSSION,)),
    "work": (_("Work shown"), (Kind.WORK,)),
}


class Page(NamedTuple):
    """Posts as cards, the pinned ones first; `older` is the key of the last one where there are more, else ""."""

    cards: list[PostCard]
    older: str


def panel(request, group: Group) -> str | None:
    """settings.GROUP_PANELS: for those who are in the group."""
    if not group.has(request.viewer):
        return None
    sort = _sort(request)
    pinned = [] if sort else _pinned(group, request.viewer)
    context = {
        "group": group,
        "page": _page(request, group, sort, pinned),
        **_chips(sort),
        **composer(request, group),
    }
    return render_to_string("conversations/panel.html", context, request)


@on(Group, "take part")
@require_safe
def talk(request, group):
    """Older posts: the next twenty to append, or a page of their own where there is no script."""
    sort = _sort(request)
    context = {"group": group, "page": _page(request, group, sort), **_chips(sort)}
    name = "more" if request.htmx else "talk"
    return page(request, f"conversations/{name}.html", context)


def _sort(request) -> str:
    return sort if (sort := request.GET.get("sort")) in SORTS else ""


def _chips(sort: str) -> dict:
    return {"sort": sort, "sorts": [(name, label) for name, (label, _kinds) in SORTS.items()]}


def said_in(group: Group, viewer: Viewer):
    """The posts of a group that still say something."""
    pictures = Image.objects.trusted(WHETHER).filter(post=OuterRef("pk"))
    return Post.objects.visible_to(viewer).filter(~Q(text="") | ~Q(link="") | Exists(pictures), group=group)


def _pinned(group: Group, viewer: Viewer) -> list[Post]:
    if not Post.objects.trusted(WHETHER).filter(group=group, pinned__isnull=False).exists():
        return []
    return list(said_in(group, viewer).filter(pinned__isnull=False, removed__isnull=True).order_by("-pinned")[:PINNED])


def _page(request, group: Group, sort: str, pinned: Sequence[Post] = ()) -> Page:
    posts = said_in(group, request.viewer).exclude(pk__in=[post.pk for post in pinned]).order_by("-at", "-pk")
    if sort:
        posts = posts.filter(kind__in=SORTS[sort][1])
    if before := request.GET.get("before"):
        posts = posts.filter(_before(before, group, request.viewer))
    found = list(posts[: PAGE + 1])
    cards = post_cards([*pinned, *found[:PAGE]], request.viewer, request.institution.slug)
    return Page(cards, found[PAGE - 1].key if len(found) > PAGE else "")


def _before(key: str, group: Group, viewer: Viewer) -> Q:
    """Everything where the key leads nowhere (any more)."""
    rows = Post.objects.visible_to(viewer).filter(group=group, key=key).values_list("at", "pk")
    if (last := rows.first()) is None:
        return Q()
    return Q(at__lte=last[0]) & (Q(at__lt=last[0]) | Q(pk__lt=last[1]))
