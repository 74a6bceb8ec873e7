"""The readers of what happens with questions. Whoever asks is known to `asker_of` alone: no notice, no mail to others
and no occasion holds who it is."""

from django.db import transaction

from kohort.activity.models import Happening
from kohort.giving.models import Reply
from kohort.giving.questions.askers import asker_of
from kohort.kit.bugs import bug
from kohort.people.models import Block

from .happened import about
from .models import Notice
from .noting import mail, occasion, tell

WHY = "who asks and who answers hear of it"


@transaction.atomic
def put(happening: Happening) -> None:
    """To each whom it is put to."""
    asker = asker_of(happening.particulars["question"]) if bug("asker-noted") else None
    _note(about(happening), happening, by_id=asker and asker.pk)
    mail((one, occasion(happening, happening.particulars["routed"])) for one in about(happening))


@transaction.atomic
def answered(happening: Happening) -> None:
    """Whoever asked, unless they are kept apart from who answered."""
    reply = Reply.objects.trusted(WHY).filter(pk=happening.particulars["reply"]).first()
    asker = reply and asker_of(reply.question_id)
    if reply and asker and reply.person_id not in Block.around(asker.pk):
        _note([asker.pk], happening, by_id=reply.person_id)
        mail([(asker.pk, occasion(happening, reply.pk))])


@transaction.atomic
def expired(happening: Happening) -> None:
    """Whoever asked."""
    if asker := asker_of(happening.particulars["question"]):
        _note([asker.pk], happening)
        mail([(asker.pk, occasion(happening, happening.particulars["question"]))])


def thanked(happening: Happening) -> None:
    """Who answered, on their page."""
    _note(about(happening), happening)


def _note(people: list[int], happening: Happening, **words) -> None:
    place = {"question_id": happening.particulars["question"]}
    tell(people, happening, Notice.Why.GIVING, place=place, **words)
