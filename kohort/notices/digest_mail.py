"""The digest as a mail: at most eight posts, two lines each, how many more there are, and an end."""

from collections.abc import Callable
from typing import NamedTuple

from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kohort.accounts.letter import letter
from kohort.conversations.models import Post
from kohort.events.wording import when
from kohort.kit.bugs import bug
from kohort.kit.markdown import plain
from kohort.people.models import Person

from .digest_events import coming
from .digest_rounds import opened, when_one_signs_up
from .digests import Digest, Said, build
from .headers import mark, stop_address
from .models import Mailing, Rhythm, Wish
from .presence import silent
from .readers import address, language_of
from .stopping import DIGEST

WHY = "a digest goes to whoever it is made for"
LENGTH = 110  # characters of a post: about two lines on a phone
SUBJECT = gettext_lazy("New in your groups")


class Line(NamedTuple):
    """A post in a digest."""

    words: str
    about: str
    link: str


def batch(mailings: list[Mailing]) -> Callable[[Mailing], EmailMultiAlternatives | None]:
    """Reads what many digests need, and gives what writes one."""
    return Written(mailings).of


class Written:
    """A batch of digests. Lines are made once for each language and institution, however many read them."""

    def __init__(self, mailings: list[Mailing]):
        self.said, self.digests = build(mailings)
        readers = {one.person_id: one.occasion for one in mailings if one.person_id}
        self.people = _people(list(readers))
        self.coming = coming([one for one, occasion in readers.items() if occasion.startswith("digest:weekly:")])
        since = {one.person_id: self.digests[one.pk].since for one in mailings if one.person_id}
        self.rounds = opened({person: at for person, at in since.items() if at})
        self.writers = _names(self.said)
        self.lines: dict[tuple, Line] = {}

    def of(self, mailing: Mailing) -> EmailMultiAlternatives | None:
        """None where there is nothing to tell, or nobody to tell it to any more."""
        person, digest = self.people.get(mailing.person_id or 0), self.digests[mailing.pk]
        if person is None or not (digest.posts or bug("digest-empty")):
            return None
        language = language_of(person)
        with translation.override(language):
            return self._letter(mailing, person, language, digest)

    def _letter(self, mailing, person: Person, language: str, digest: Digest) -> EmailMultiAlternatives:
        stop, more = stop_address(person, DIGEST), digest.number - len(digest.posts)
        message = letter(
            "notices/mail/digest",
            to=person.account.email,  # type: ignore[union-attr]  # _people has looked
            subject=SUBJECT,
            language=language,
            institution=person.institution,
            lines=[self._line(post, person, language) for post in digest.posts],
            more=more,
            coming=self._coming(person),
            rounds=self._rounds(person),
            home=address(person.institution, "home:institution"),
            settings=address(person.institution, "notices:hearing"),
            stop=stop,
        )
        return mark(message, mailing, stop=stop)

    def _coming(self, person: Person) -> list[Line]:
        """What is coming up in their groups."""
        house = person.institution
        return [
            Line(event.title, when(event, house), address(house, "events:event", event.key))
            for event in self.coming.get(person.pk, ())
        ]

    def _rounds(self, person: Person) -> list[Line]:
        """New rounds of mentoring that are for them."""
        house = person.institution
        return [
            Line(one.title, when_one_signs_up(one), address(house, "mentoring:round", one.key))
            for one in self.rounds.get(person.pk, ())
        ]

    def _line(self, post: Post, person: Person, language: str) -> Line:
        known = (post.pk, language, person.institution_id)
        if known not in self.lines:
            about = " · ".join(filter(None, self._about(post)))
            words = plain(post.text, LENGTH) or post.get_kind_display()
            self.lines[known] = Line(words, about, address(person.institution, "posts:post", post.key))
        return self.lines[known]

    def _about(self, post: Post) -> list[str]:
        """By whom, where, and how much it was answered."""
        answers = self.said.answers.get(post.pk, 0)
        told = ngettext("%(count)d answer", "%(count)d answers", answers) % {"count": answers} if answers else ""
        waits = _("no answer yet") if post.kind == Post.Kind.QUESTION else ""
        return [self.writers.get(post.by_id, ""), str(self.said.groups[post.group_id]), told or waits]


def _people(ids: list[int]) -> dict[int, Person]:
    """Those who still want one, and can be written to."""
    rows = Person.objects.trusted(WHY).filter(pk__in=ids, account__is_active=True).exclude(account__email="")
    none = Wish.objects.trusted(WHY).filter(person_id__in=ids)
    stopped = none.filter(digests=False) | none.filter(rhythm=Rhythm.NEEDED)
    rows = rows.exclude(pk__in=stopped.values("person_id")).exclude(silent())
    return rows.select_related("account", "institution").in_bulk()


def _names(said: Said) -> dict[int | None, str]:
    """Of writers whom everybody in their groups may know; nobody reads of those they are kept apart from."""
    ids = {post.by_id for posts in said.posts.values() for post in posts} - {None}
    rows = Person.objects.trusted("people of one group know each other's names").filter(pk__in=ids)
    return {one.pk: one.name for one in rows.filter(account__isnull=False, hidden_since__isnull=True)}
