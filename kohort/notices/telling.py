"""The readers of the spine: whom each verb is told to. Told twice, they change nothing the second time."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from kohort.activity.models import Happening
from kohort.conversations.models import Asked, Comment, Following, Letter, Mention, Party, Post
from kohort.groups.models import Group, Invite, Membership, Office
from kohort.people.models import Block

from .happened import WHY, about, group_of, post_of, said
from .models import Hearing, Notice
from .noting import mail, tell
from .presence import silent
from .reach import CHUNK, authors, readers

Why = Notice.Why


def answered(happening: Happening) -> None:
    """Who follows the thread, but for the writer and those whom the answer names: they are told that."""
    comment = said(Comment, happening)
    post = comment and post_of(comment.post_id)
    if post is None:
        return
    rows = Following.objects.trusted(WHY).filter(post=post)
    muted = set(rows.filter(muted=True).values_list("person_id", flat=True))
    named = set(Mention.objects.trusted(WHY).filter(comment=comment).values_list("person_id", flat=True))
    follow = {*authors(post), *rows.values_list("person_id", flat=True)} - muted - named
    people = readers(post, follow, writers=authors(comment))
    tell(people, happening, Why.ANSWER, place={"post_id": post.pk}, comment=comment, by_id=comment.by_id)


def named(happening: Happening) -> None:
    """In a post, or in a comment."""
    words = said(Comment if happening.particulars.get("comment") else Post, happening)
    post = words and post_of(happening.particulars["post"])
    if post:
        comment = words if isinstance(words, Comment) else None
        people = _unmuted(post, readers(post, about(happening), writers=authors(words)))
        tell(people, happening, Why.MENTION, place={"post_id": post.pk}, comment=comment, by_id=words.by_id)


def could_answer(happening: Happening) -> None:
    """Somebody was asked whether they know."""
    post = post_of(happening.particulars["post"])
    asked = Asked.objects.trusted(WHY).filter(post=post, person_id=happening.about_id).first()
    if post and asked:
        people = readers(post, [asked.person_id], writers=[asked.asked_by_id] if asked.asked_by_id else [])
        tell(people, happening, Why.ASKED, place={"post_id": post.pk}, by_id=asked.asked_by_id)


def letter_written(happening: Happening) -> None:
    """The other of the two. The first letter to somebody asks whether one may write."""
    letter = Letter.objects.trusted(WHY).filter(pk=happening.particulars["letter"]).first()
    if letter is None:
        return
    rows = Party.objects.trusted(WHY).filter(thread_id=letter.thread_id, person__account__is_active=True)
    others = set(rows.exclude(person_id=letter.by_id).values_list("person_id", flat=True))
    apart = Block.around(letter.by_id) if letter.by_id else frozenset()
    tell(others - apart, happening, Why.LETTER, place={"thread_id": letter.thread_id}, by_id=letter.by_id)


def letter_answered(happening: Happening) -> None:
    """Who asked for an answer: the other says yes. With a first letter, it is the letter that tells."""
    rows = Party.objects.trusted(WHY).filter(thread_id=happening.particulars["thread"])
    asker = rows.filter(person_id=F("thread__begun_by_id"), person__account__is_active=True).first()
    other = asker and rows.exclude(pk=asker.pk).first()
    wrote = other and Letter.objects.trusted(WHY).filter(thread_id=other.thread_id, by_id=other.person_id).exists()
    if other and not wrote and other.person_id not in Block.around(asker.person_id):
        place = {"thread_id": other.thread_id}
        tell([asker.person_id], happening, Why.LETTER, place=place, by_id=other.person_id)


def asked_to_lead(happening: Happening) -> None:
    """Those who lead the group: somebody asks to join, something was reported, a removal is doubted."""
    group = group_of(happening)
    led = Office.held_today().filter(person__account__is_active=True, group=group)
    people = set(led.values_list("person_id", flat=True)) if group else ()
    _tell_of(group, people, happening, Why.LEADING, by_id=happening.about_id)


def request_answered(happening: Happening) -> None:
    """Let in, or not."""
    verb = "request.admitted" if happening.particulars["admitted"] else "request.declined"
    _tell_of(group_of(happening), about(happening), happening, Why.GROUP, verb)


def office_given(happening: Happening) -> None:
    """To the one who holds it."""
    _tell_of(group_of(happening), about(happening), happening, Why.GROUP)


def removed(happening: Happening) -> None:
    """The writer, with or without a name."""
    column = "comment" if happening.particulars.get("comment") else "post"
    model = Comment if column == "comment" else Post
    words = model.objects.trusted(WHY).filter(pk=happening.particulars[column]).first()
    if words:
        tell(authors(words), happening, Why.OWN, place={"post_id": getattr(words, "post_id", words.pk)})


def invited(happening: Happening) -> None:
    """By name: who was invited by an address has the letter there."""
    group = group_of(happening)
    rows = Invite.objects.trusted(WHY).filter(person_id__in=about(happening), answered__isnull=True, group=group)
    invite = rows.order_by("pk").last()
    if invite and invite.by_id not in Block.around(invite.person_id):
        _tell_of(group, about(happening), happening, Why.INVITED, by_id=invite.by_id)


def approved(happening: Happening) -> None:
    """Whoever started it."""
    group = group_of(happening)
    _tell_of(group, [group.started_by_id] if group and group.started_by_id else [], happening, Why.GROUP)


def closed(happening: Happening) -> None:
    """Whoever started a group that the office has not approved: why stands on its page."""
    rows = Group.objects.trusted(WHY).filter(pk=happening.particulars["group"], started_by__isnull=False)
    group = rows.first() if happening.particulars["declined"] else None
    _tell_of(group, [group.started_by_id] if group else [], happening, Why.GROUP, "group.declined")


@transaction.atomic
def joined(happening: Happening) -> None:
    """The letter of welcome, if the group has one."""
    group = group_of(happening)
    rows = Membership.objects.trusted(WHY).filter(group=group, person_id=happening.about_id, left__isnull=True)
    if group and group.welcome and group.started_by_id != happening.about_id:
        mail((one.person_id, f"welcome:{group.pk}") for one in rows.exclude(way=Membership.Way.RULE))


def posted(happening: Happening) -> None:
    """Those who want to hear at once. A group of 20,000 costs what these cost."""
    post = post_of(happening.particulars["post"])
    if post is None:
        return
    rows = Hearing.objects.trusted(WHY).filter(group_id=post.group_id, how=Hearing.How.AT_ONCE)
    listening = set(rows.exclude(silent("person__")).values_list("person_id", flat=True))
    named = set(Mention.objects.trusted(WHY).filter(post=post).values_list("person_id", flat=True))
    people = _unmuted(post, readers(post, listening - named, writers=authors(post)))
    for start in range(0, len(people), CHUNK):
        with transaction.atomic():
            mail((one, f"post:{post.pk}") for one in people[start : start + CHUNK])


def _tell_of(group: Group | None, people, happening, why: Notice.Why, verb: str = "", **words) -> None:
    if group:
        tell(people, happening, why, verb, place={"group_id": group.pk}, **words)


def _unmuted(post: Post, people: Iterable[int]) -> list[int]:
    muted = Following.objects.trusted(WHY).filter(post=post, muted=True).values_list("person_id", flat=True)
    return sorted(set(people) - set(muted))
