"""Who of a group could answer a question: by what they know about, do and studied, as far as the viewer sees it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from kohort.access.viewer import Viewer
from kohort.conversations.models import Post
from kohort.groups.models import Membership
from kohort.kit.folding import SPLIT, fold
from kohort.people.models import Position, Study, Topic

from .models import Asked, Comment

MOST = 5  # suggested
SHORTEST, STEM = 4, 5  # letters; endings differ ("stipendet", "stipender"), so words are alike by how they begin
WORDS, ROWS = 20, 300  # of a question, and of each kind of fact: what is looked at has an end
A_MONTH, A_MONTHS_WORTH = timedelta(days=30), 3  # nobody is asked more often, by anybody


class Suggestion(NamedTuple):
    """Somebody, and why: "knows about sewing"."""

    person_id: int
    why: str


def suggestions(post: Post, viewer: Viewer) -> list[Suggestion]:
    """The best first, five at most: a word that few know counts for more. Who is left out is told to nobody."""
    sought = _sought(post.text)
    reasons: dict[int, dict[str, str]] = defaultdict(dict)
    for person_id, text, why in _facts(post, viewer, list(sought.values())):
        for stem in sought.keys() & _stems(text):
            reasons[person_id].setdefault(stem, why)
    known_by = Counter(stem for one in reasons.values() for stem in one)
    worth = {person: sum(1 / known_by[stem] for stem in one) for person, one in reasons.items()}
    best = sorted(worth, key=lambda person: (-worth[person], person))[:MOST]
    return [Suggestion(person, reasons[person][min(reasons[person], key=known_by.__getitem__)]) for person in best]


def _sought(text: str) -> dict[str, str]:
    """The stems of a question's words, each with how its word begins as it was written. Long words come first."""
    words = sorted(
        {word for word in SPLIT.split(text.lower()) if len(word) >= SHORTEST}, key=lambda one: (-len(one), one)
    )
    return {_stem(fold(word)): word[:SHORTEST] for word in words[:WORDS]}


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in fold(text).split() if len(word) >= SHORTEST}


def _stem(word: str) -> str:
    return word[:STEM]


def _facts(post: Post, viewer: Viewer, starts: list[str]) -> Iterator[tuple[int, str, str]]:
    """(person, words, why) of those in the group who may be asked; each fact is read through the viewer's eyes."""
    could = _could_be_asked(post, viewer)
    for pk, topic in _rows(Topic, viewer, could, starts, "text"):
        yield pk, topic, _("knows about %(topic)s") % {"topic": topic}
    for pk, title, employer in _rows(Position, viewer, could, starts, "title", "employer"):
        work = ", ".join(filter(None, [title, employer]))
        yield pk, work, _("works: %(work)s") % {"work": work}
    for pk, title, specialisation in _rows(Study, viewer, could, starts, "title", "specialisation"):
        studied = ", ".join(filter(None, [title, specialisation]))
        yield pk, studied, _("studied: %(studied)s") % {"studied": studied}


def _rows(model, viewer: Viewer, could: Q, starts: list[str], *columns: str):
    """Capital letters beyond ASCII are other letters to SQLite, so a word is sought with one as well."""
    like = Q(pk__in=[])
    for start in {*starts, *(start.capitalize() for start in starts)}:
        for column in columns:
            like |= Q(**{f"{column}__icontains": start})
    current = {"ended__isnull": True} if model is Position else {}
    rows = model.objects.visible_to(viewer).filter(could, like, **current).order_by("pk")
    return rows.values_list("person_id", *columns)[:ROWS]


def _could_be_asked(post: Post, viewer: Viewer) -> Q:
    """Of the group, but not who wrote or has answered under their name, nor who has been asked enough."""
    members = Membership.objects.visible_to(viewer).filter(group=post.group_id, left__isnull=True)
    answered = Comment.objects.visible_to(viewer).filter(post=post, by__isnull=False)
    asked = Asked.objects.visible_to(viewer).filter(post=post)
    out = Q(person_id__in={viewer.person_id, post.by_id} - {None}) | Q(person_id__in=answered.values("by_id"))
    out |= Q(person_id__in=asked.values("person_id")) | Q(person_id__in=asked_enough())
    out |= Q(person_id__in=import_string(settings.BUSY)(post.group.institution_id))
    return Q(person_id__in=members.values("person_id")) & ~out


def asked_enough():
    """The ids of those who were asked three times in a month, as a query."""
    rows = Asked.objects.trusted("nobody is asked too often").filter(at__gt=timezone.now() - A_MONTH)
    often = rows.values("person_id").annotate(n=Count("pk")).filter(n__gte=A_MONTHS_WORTH)
    return often.values("person_id")
