"""The mails about one thing each: what was said to somebody, a post to who hears at once, a letter of welcome.

Written when they go out, for what the reader may see then; where that is nothing, there is no mail.
"""

from collections.abc import Callable

from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from kohort.accounts.letter import letter
from kohort.conversations.letters.knowing import meets
from kohort.conversations.models import Comment, Letter, Post
from kohort.conversations.replying import address as reply_address
from kohort.groups.models import Group, groups_of
from kohort.groups.names import names, sharing_anywhere
from kohort.kit.bugs import bug
from kohort.kit.markdown import plain

from . import events_mail, giving_mail, mentoring_mail, opportunities_mail, wording
from .headers import mark, stop_address
from .models import Hearing, Mailing, Notice
from .places import Things
from .readers import Reader, address
from .stopping import ANSWERS

WHY = "a mail is about a group its reader is in"
FEW = 3  # of what was said, the newest
LENGTH = 600  # characters of each


def batch(_mailings: list[Mailing]) -> Callable[[Mailing], EmailMultiAlternatives | None]:
    """For `sending`: each is written by itself."""
    return of


def of(mailing: Mailing) -> EmailMultiAlternatives | None:
    """The mail, or None when there is nothing to say any more."""
    kind, which = mailing.occasion.split(":")[:2]
    if kind in events_mail.KINDS:
        return events_mail.of(mailing)
    reader = Reader.of(mailing.person_id) if mailing.person_id else None
    if reader is None:
        return None
    with translation.override(reader.language):
        return WRITTEN[kind](mailing, reader, which)


def _notice(mailing, reader: Reader, key: str) -> EmailMultiAlternatives | None:
    """What was said to one, unless it has been read meanwhile, or one wants no such mail."""
    notice = Notice.objects.visible_to(reader.viewer).filter(key=key, read__isnull=True).first()
    if notice is None or not reader.wish.answers:
        return None
    things = Things.of([notice], reader.viewer, reader.slug)
    group, post = things.group(notice), things.post(notice)
    said = _said(notice, reader)
    people = _names({notice.by_id, *(by for by, _text in said)}, reader)
    if notice.comment_id and not said:
        return None
    if notice.thread_id and not meets(reader.person, notice.by_id):
        return None  # they have hidden, left or been blocked since
    words = {
        "sentence": wording.sentence(notice, people.get(notice.by_id, ""), things.name(notice)),
        "said": [(people.get(by) or wording.nameless(by), plain(text, LENGTH)) for by, text in said],
        "link": address(reader.person.institution, "notices:notice", notice.key),
        "because": wording.because(notice),
    }
    message = _letter(
        mailing, reader, wording.subject(notice, things.name(notice)), ANSWERS, group, _about(notice, post), words
    )
    if post or notice.thread_id:
        _answered_by_mail(message, reader, post=post, thread=notice.thread_id and _Row(notice.thread_id))
    return message


class _Row:
    """Enough of a row for a reply address."""

    def __init__(self, pk: int):
        self.pk = pk


def _about(notice: Notice, post: Post | None) -> str:
    return f"post {post.key}" if post else notice.key


def _said(notice: Notice, reader: Reader) -> list[tuple[int | None, str]]:
    """The newest words of others, oldest first, each with the id of who said it."""
    if notice.thread_id:
        rows = Letter.objects.visible_to(reader.viewer).filter(thread_id=notice.thread_id)
        rows = rows.exclude(by_id=reader.person.pk)
    elif notice.comment_id:
        rows = Comment.objects.visible_to(reader.viewer).filter(post_id=notice.post_id)
        rows = rows.exclude(Comment.from_me(reader.viewer))
    elif notice.post_id and notice.verb in ("mentioned", "could.answer"):
        rows = Post.objects.visible_to(reader.viewer).filter(pk=notice.post_id, removed__isnull=True)
    else:
        return []
    newest = rows.order_by("-at", "-pk").values_list("by_id", "text")
    return list(newest[: min(notice.count, FEW)])[::-1]


def _names(ids: set[int | None], reader: Reader) -> dict[int | None, str]:
    """Of those whom the reader may know."""
    people = {one for one in ids if one}
    known = names(people, reader.viewer, reader.slug, sharing=sharing_anywhere(reader.viewer, people))
    return {pk: one.name for pk, one in known.items()}


def _post(mailing, reader: Reader, pk: str) -> EmailMultiAlternatives | None:
    """To who still wants to hear at once, and may still read it."""
    posts = Post.objects.trusted(WHY) if bug("told-class-leak") else Post.objects.visible_to(reader.viewer)
    post = posts.filter(pk=int(pk), removed__isnull=True).select_related("group").first()
    if post is None or Hearing.of(reader.person.pk, post.group_id) != Hearing.How.AT_ONCE:
        return None
    who = _names({post.by_id}, reader).get(post.by_id) or wording.nameless(post.by_id)
    words = {
        "sentence": _("%(who)s wrote in %(group)s") % {"who": who, "group": post.group},
        "said": [("", plain(post.text, LENGTH))],
        "link": address(reader.person.institution, "posts:post", post.key),
        "because": _("You get this mail because you want to hear at once from %(group)s.") % {"group": post.group},
    }
    subject = _("New in %(group)s") % {"group": post.group}
    message = _letter(mailing, reader, subject, post.group.key, post.group, f"post {post.key}", words)
    return _answered_by_mail(message, reader, post=post)


def _welcome(mailing, reader: Reader, pk: str) -> EmailMultiAlternatives | None:
    """Once, to who has joined and is still there."""
    rows = Group.objects.visible_to(reader.viewer).filter(pk=int(pk), pk__in=groups_of(reader.viewer))
    group = rows.first()
    if group is None or not group.welcome:
        return None
    words = {
        "sentence": _("Welcome to %(group)s") % {"group": group},
        "said": [("", line) for line in group.welcome.splitlines() if line.strip()],
        "link": address(reader.person.institution, "groups:group", group.key),
        "because": _("You get this mail once, because you joined %(group)s.") % {"group": group},
    }
    subject = _("Welcome to %(group)s") % {"group": group}
    return _letter(mailing, reader, subject, group.key, group, "", words)


def _letter(mailing, reader: Reader, subject, scope: str, group, about: str, words) -> EmailMultiAlternatives:
    """`about` is the key of what several mails belong to; "" where this is the only one."""
    stop = stop_address(reader.person, scope)
    message = letter(
        "notices/mail/told",
        to=reader.person.account.email,  # type: ignore[union-attr]  # Reader.of has looked
        subject=subject,
        language=reader.language,
        institution=reader.person.institution,
        stop=stop,
        answers=bool(about) and bool(words["said"]),
        **words,
    )
    return mark(message, mailing, stop=stop, group=group, about=about)


def _answered_by_mail(message, reader: Reader, **what) -> EmailMultiAlternatives:
    """Where replies are taken, an answer to the mail is an answer in the thread."""
    if to := reply_address(reader.person, **what):
        message.reply_to = [to]
    return message


# {kind: (mailing, reader, which) -> the mail, or None}, in the reader's language
WRITTEN = {"notice": _notice, "post": _post, "welcome": _welcome}
WRITTEN |= giving_mail.WRITTEN | mentoring_mail.WRITTEN | opportunities_mail.WRITTEN
