"""20,000 digests, from the rows of the day's round to mails ready for the server; and a post in a group of 20,000."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from kohort.accounts.models import Account
from kohort.activity.models import Happening
from kohort.conversations.models import Comment, Post
from kohort.groups.models import Group, Membership
from kohort.institutions.models import Institution
from kohort.notices import rounds
from kohort.notices.digest_mail import Written
from kohort.notices.models import Hearing, Mailing
from kohort.notices.telling import posted
from kohort.people.models import Person
from kohort.site.schema import bring_up_to_date

from .figures import Figure
from .timing import medians, milliseconds

READERS, FEW, GROUPS, POSTS, BATCH = 20_000, 20, 20, 12, 1000
LISTENERS = 10
WHY = "the bench counts what was written"


def figures() -> Iterator[Figure]:
    bring_up_to_date()
    here, large, small = _fill()
    yield Figure("telling of a post, group of 20,000", *_told(here, large, small), gate=2, goal=1.2)
    yield Figure(f"finding {READERS:,} readers of digests", milliseconds(rounds.round_of_the_day) / 1000, "s", gate=20)
    written, letters = _write()
    yield Figure(f"writing {letters:,} digests", written, "s", gate=letters / 200, goal=letters / 400)


def _write() -> tuple[float, int]:
    """Seconds, and how many there were."""
    mailings = list(Mailing.objects.trusted(WHY).filter(state=Mailing.State.WAITING, occasion__startswith="digest:"))
    made: list[int] = []
    seconds = milliseconds(lambda: made.extend(_batches(mailings))) / 1000
    return seconds, sum(made)


def _batches(mailings: list[Mailing]) -> Iterator[int]:
    for start in range(0, len(mailings), BATCH):
        batch = mailings[start : start + BATCH]
        written = Written(batch)
        yield sum(bool(message and message.message().as_bytes()) for message in map(written.of, batch))


def _told(here: Institution, large: Group, small: Group):
    """Milliseconds in the large group, the unit, and in the small one."""
    telling = {group.name: _post(here, group) for group in (large, small)}
    runs = {name: lambda one=happening: posted(one) for name, happening in telling.items()}
    took = medians(runs, rounds=15)
    return took[large.name], "ms", took[small.name], f"ms in one of {FEW}, as many listening"


def _post(here: Institution, group: Group) -> Happening:
    post = Post.objects.create(group=group, text="Who has rubber boots?")
    return Happening.objects.create(verb="post.written", institution=here, particulars={"post": post.pk})


@transaction.atomic
def _fill() -> tuple[Institution, Group, Group]:
    """A group of everybody, one of a few, and some between, in all of which something was said."""
    here = Institution.objects.create(slug="bench", names={"en": "Bench"}, language="en", country="NO")
    people = _people(here)
    large, small = (_group(here, name, people[:size]) for name, size in (("Large", READERS), ("Small", FEW)))
    groups = [_group(here, f"Group {n}", people[n::GROUPS]) for n in range(GROUPS)]
    for group in (large, *groups):
        _say(group, people)
    for group in (large, small):
        Hearing.objects.bulk_create(Hearing(person=one, group=group, how="at-once") for one in people[:LISTENERS])
    return here, large, small


def _people(here: Institution) -> list[Person]:
    accounts = Account.objects.bulk_create(Account(email=f"nr{n}@example.org") for n in range(READERS))
    claimed = {"institution": here, "claimed_at": timezone.now(), "surname": "Berg"}
    rows = (Person(account=one, given_names="Ida", **claimed).set_sort_keys() for one in accounts)
    return Person.objects.bulk_create(rows)


def _group(here: Institution, name: str, people: list[Person]) -> Group:
    group = Group.objects.create(institution=here, name=name, language="en", approved=timezone.now())
    joined = {"institution": here, "group": group, "way": Membership.Way.JOINED}
    Membership.objects.bulk_create(Membership(person=one, **joined) for one in people)
    return group


def _say(group: Group, people: list[Person]) -> None:
    ago = [timezone.now() - timedelta(hours=8 * n + 1) for n in range(POSTS)]
    text = "Does anybody have rubber boots in size 43 that could be lent for a music video on Thursday? " * 2
    posts = Post.objects.bulk_create(Post(group=group, by=people[n], text=text, at=at) for n, at in enumerate(ago))
    Comment.objects.bulk_create(Comment(post=one, by=people[n], text="Yes") for one in posts for n in range(3))
