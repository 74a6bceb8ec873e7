"""Who is named in a text: "@Kari Kvam", found when it is written, among those in the group whom the writer may see."""

import re
from collections.abc import Collection

from django.db.models import Q

from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.groups.models import Membership
from kohort.kit.bugs import bug
from kohort.people.models import Person, Study

from .models import Comment, Mention, Post

AT = re.compile(r"(?<![\w@])@([^\W\d_][^\s@]*)", re.UNICODE)
MOST = 20  # mentions in one text
NAMESAKES = 200  # people looked through for one text
NAMED = ("given_names", "call_name", "surname", "display_name", "institution_id")
WHY_CLASS = "a post to a class names nobody who may not read it"


def mention(post: Post, viewer: Viewer, text: str, *, institution, comment: Comment | None = None) -> None:
    """Keep who is named in a post's or a comment's text, and tell those who were not told of it before."""
    rows = post.mentions.trusted("what was named before is not told again").filter(comment=comment)
    known = set(rows.values_list("person_id", flat=True))
    now = named(text, post, viewer)
    rows.exclude(person_id__in=now).delete()
    by = None if (comment or post).unnamed else viewer.account_id
    for person_id in sorted(now.keys() - known - {viewer.person_id}):
        Mention.objects.create(post=post, comment=comment, person_id=person_id)
        where = comment and comment.pk
        record("mentioned", institution=institution, by=by, about=now[person_id], post=post.pk, comment=where)


def named(text: str, post: Post, viewer: Viewer) -> dict[int, Person]:
    """Those meant, by id. The longest name wins; of two people with one name, nobody is meant."""
    places = [text[found.start(1) :] for found in AT.finditer(text)][:MOST]
    people = _candidates({AT.match("@" + rest)[1] for rest in places}, post, viewer)  # type: ignore[index]
    return {meant.pk: meant for rest in places if (meant := _meant(rest, people))}


def _candidates(words: Collection[str], post: Post, viewer: Viewer) -> list[Person]:
    """Those in the group whom the writer sees, and whose name begins like one of these words."""
    if not words or not viewer.is_member:
        return []
    begins = Q()
    for word in words:
        for column in ("given_names", "call_name", "display_name"):
            begins |= Q(**{f"{column}__istartswith": word})
    rows = Person.objects.visible_to(viewer).filter(begins, account__isnull=False, hidden_since__isnull=True)
    if not bug("mention-outsider"):
        rows = rows.filter(pk__in=_readers(post))
    return list(rows.only(*NAMED)[:NAMESAKES])


def _readers(post: Post):
    """The ids of those in its group, and of its class where it is for one, as a query."""
    inside = Membership.objects.trusted("who is named must be in the group").filter(group=post.group_id, left=None)
    if post.programme_id:
        years = {"first_year__lte": post.last_year, "last_year__gte": post.first_year}
        mates = Study.objects.trusted(WHY_CLASS).filter(programme_id=post.programme_id, **years)
        inside = inside.filter(person_id__in=mates.values("person_id"))
    return inside.values("person_id")


def _meant(rest: str, people: list[Person]) -> Person | None:
    fitting = [one for one in people if _begins(rest, one.name)]
    longest = max((len(one.name) for one in fitting), default=0)
    meant = [one for one in fitting if len(one.name) == longest]
    return meant[0] if len(meant) == 1 else None


def _begins(rest: str, name: str) -> bool:
    after = rest[len(name) : len(name) + 1]
    return bool(name) and rest[: len(name)].casefold() == name.casefold() and not (after.isalnum() or after == "-")
