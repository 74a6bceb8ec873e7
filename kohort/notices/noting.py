"""Tells people of a happening: one notice each about a post, a thread or a group, and one mail until it is read."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Case, F, When
from django.utils import timezone

from kohort.activity.models import Happening
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

from . import jobs
from .models import Mailing, Notice
from .reach import CHUNK

WHY = "somebody is told of what was done"
MAILED = frozenset(("event.invited", "event.changed", "event.cancelled"))
QUIET = frozenset(("story.thanked", "concern.made"))  # in the page alone
MAILED_ALL = frozenset(  # every verb of these, or it is quiet: "ask.sent"
    "seat ask question inquiry pair meeting part round opportunity interest word".split()
)
NO_LETTER = "letter.answered"  # a yes is not counted among the letters that come after it


def tell(
    people: Collection[int], happening: Happening, why: Notice.Why, verb: str = "", *, place: dict, **words
) -> None:
    """Each of `people` (ids). `place` is what is told of: {"post_id": …}, {"group_id": …} and so
    on, as `Notice.PLACES`; `words` are other columns of Notice. A happening told twice is told once.

    Verbs in MAILED have mails of their own: see `events_told` and `giving_mail`. Those in QUIET have none.
    """
    told = Happening(pk=happening.pk, verb=verb or happening.verb, at=happening.at)
    wanted = sorted(people)
    for start in range(0, len(wanted), CHUNK):
        _tell(wanted[start : start + CHUNK], told, place, {"why": why, **words})


@transaction.atomic
def _tell(people, told, place, words) -> None:
    if "group_id" in place:
        place = place | {"verb": told.verb, "post_id": None, "thread_id": None}
    _make_room(people, place)
    rows = Notice.objects.trusted(WHY).filter(person_id__in=people, **place)
    if not bug("notice-twice"):
        rows = rows.filter(last__lt=told.pk)
    found = list(rows.select_for_update().values_list("pk", "person_id", "key", "read"))
    count = Case(When(verb=NO_LETTER, then=1), When(read__isnull=True, then=F("count") + 1), default=1)
    news = {"verb": told.verb, "at": told.at, "last": told.pk, "read": None, "count": count}
    Notice.objects.trusted(WHY).filter(pk__in=[pk for pk, *_rest in found]).update(**news, **words)
    if not _has_own_mail(told.verb):
        mail(((person, f"notice:{key}:{told.pk}") for _pk, person, key, read in found if read))


def _has_own_mail(verb: str) -> bool:
    return verb in MAILED | QUIET or verb.partition(".")[0] in MAILED_ALL


def _make_room(people, place) -> None:
    """A notice for everybody who has none yet, as if read: nothing has been counted in it."""
    empty = {"read": timezone.now(), "count": 0, **place}
    Notice.objects.bulk_create((Notice(person_id=one, **empty) for one in people), ignore_conflicts=True)


def occasion(happening: Happening, pk: int) -> str:
    """ "ask.sent:12:345": the kind of mail, which row it is about, and which of its happenings."""
    return f"{happening.verb}:{pk}:{new_key() if bug('mailed-again') else happening.pk}"


def mail(wanted) -> None:
    """One mail for each pair of a person and an occasion, in the transaction of what it tells of."""
    rows = [Mailing(person_id=person, occasion=occasion) for person, occasion in wanted]
    if rows:
        Mailing.objects.bulk_create(rows, ignore_conflicts=True)
        jobs.send_at_once.enqueue()
