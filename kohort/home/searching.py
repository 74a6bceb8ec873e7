"""One field for people, groups and what is said in them, each as far as the viewer may see it."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models.functions import Left
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kohort.access.gate import signed_in
from kohort.access.viewer import Viewer
from kohort.conversations.cards import PostCard, post_cards
from kohort.conversations.indexing import POSTS, question
from kohort.conversations.models import Post
from kohort.groups.models import Group
from kohort.kit.folding import fold
from kohort.people.cards import Card, cards
from kohort.people.looking import PAGES, counted
from kohort.people.segments import LONGEST_TEXT, Segment
from kohort.search import engine

PEOPLE, GROUPS, PER_PAGE = 6, 6, 10
MOST_PAGES = 25
ABOUT = 300  # characters of what a group is for that are looked through


@dataclass(frozen=True)
class Found:
    """What there is for some words: the first people and groups with how many there are, and a page of posts."""

    people: list[Card]
    people_total: int
    groups: list[Group]
    posts: list[PostCard]
    posts_total: int
    page: Page

    @property
    def is_empty(self) -> bool:
        return not (self.people or self.groups or self.posts)


@signed_in
@require_safe
@counted(PAGES)
def search(request):
    """People, groups and posts for the words of one field."""
    text = " ".join(request.GET.get("q", "").split())[:LONGEST_TEXT]
    found = _find(text, request.viewer, request.institution.slug, _number(request)) if fold(text) else None
    return render(request, "home/search.html", {"text": text, "found": found})


def _number(request) -> int:
    page = request.GET.get("page", "")
    return min(max(int(page), 1), MOST_PAGES) if page.isdecimal() and len(page) < 6 else 1


def _find(text: str, viewer: Viewer, slug: str, number: int) -> Found:
    people, people_total = _people(text, viewer, slug)
    posts, posts_total, page = _posts(text, viewer, slug, number)
    return Found(people, people_total, _groups(text, viewer), posts, posts_total, page)


def _people(text: str, viewer: Viewer, slug: str) -> tuple[list[Card], int]:
    """As the directory has them; members and the office alone may look there."""
    if not (viewer.is_member or viewer.is_office):
        return [], 0
    answer = engine.ask(Segment(viewer.institution_id or 0, text).question(viewer), limit=PEOPLE)
    return cards(answer.owners, viewer, slug), answer.total


def _groups(text: str, viewer: Viewer) -> list[Group]:
    """Those whose name or purpose has every word, or its beginning; names come first. There are few enough to read."""
    words = fold(text).split()
    rows = Group.objects.visible_to(viewer).annotate(purpose=Left("about", ABOUT)).defer("about", "rule", "welcome")
    told = [(f" {fold(group.name)}", f" {fold(group.purpose)}", group) for group in rows.order_by("name", "pk")]
    named = [group for name, _purpose, group in told if all(f" {word}" in name for word in words)]
    meant = [group for name, purpose, group in told if all(f" {word}" in name + purpose for word in words)]
    return list(dict.fromkeys(named + meant))[:GROUPS]


def _posts(text: str, viewer: Viewer, slug: str, number: int) -> tuple[list[PostCard], int, Page]:
    """The index finds, the database decides."""
    asked = question(text, viewer)
    answer = POSTS.ask(asked, offset=(number - 1) * PER_PAGE, limit=PER_PAGE)
    pages = Paginator(range(min(answer.total, MOST_PAGES * PER_PAGE)), PER_PAGE)
    if number > pages.num_pages:
        return _posts(text, viewer, slug, pages.num_pages)
    rows = Post.objects.visible_to(viewer).filter(removed__isnull=True).in_bulk(answer.owners)
    posts = [rows[pk] for pk in answer.owners if pk in rows]
    return post_cards(posts, viewer, slug), answer.total, pages.get_page(number)
