"""The page of notices: newest first, one a conversation, and where each leads."""

from typing import NamedTuple

from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kohort.access.gate import myself, on
from kohort.groups.names import Name, names, sharing_anywhere
from kohort.kit.markdown import plain

from . import wording
from .models import Notice
from .places import Things

PER_PAGE = 20
LENGTH = 120  # characters of a post, to know it again


class Line(NamedTuple):
    """A notice in words."""

    notice: Notice
    sentence: str
    words: str
    who: Name | None


@myself
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request):
    """GET lists them, older ones with `?before=key`; POST marks all of them read."""
    rows = Notice.objects.visible_to(request.viewer)
    if request.method == "POST":
        rows.filter(read__isnull=True).update(read=timezone.now())
        return redirect(request.path)
    found = list(_before(rows, request.GET.get("before")).order_by("-at", "-pk")[: PER_PAGE + 1])
    lines = _lines(found[:PER_PAGE], request)
    older = found[PER_PAGE - 1].key if len(found) > PER_PAGE else ""
    unread = any(line.notice.read is None for line in lines)
    return render(request, "notices/notices.html", {"lines": lines, "older": older, "unread": unread})


def _before(rows, key: str | None):
    if not key:
        return rows
    last = get_object_or_404(rows, key=key)
    return rows.filter(Q(at__lt=last.at) | Q(at=last.at, pk__lt=last.pk))


def _lines(found: list[Notice], request) -> list[Line]:
    """The same number of queries for one and for twenty."""
    viewer, slug = request.viewer, request.institution.slug
    ids = {one.by_id for one in found if one.by_id}
    people = names(ids, viewer, slug, sharing=sharing_anywhere(viewer, ids))
    things = Things.of(found, viewer, slug)
    return [_line(one, things, people.get(one.by_id) if one.by_id else None) for one in found]


def _line(notice: Notice, things: Things, who: Name | None) -> Line:
    post = things.post(notice)
    words = wording.sentence(notice, who.name if who else "", things.name(notice))
    return Line(notice, words, plain(post.text, LENGTH) if post else "", who)


@on(Notice)
@require_safe
def notice(request, notice):
    """To what it tells of. It counts as read once the way there is found."""
    things = Things.of([notice], request.viewer, request.institution.slug)
    response = redirect(things.href(notice))
    notice.mark_read()
    return response
