"""Who has a place for a month and never said what they would help with is asked by mail, once in their life here."""

from datetime import timedelta

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kohort.giving.catalogue import COMMON
from kohort.giving.links import OFFERING
from kohort.giving.nudging import BUTTONS, unsaid
from kohort.kit.bugs import bug
from kohort.people.models import Person

from . import jobs
from .models import Mailing, Rhythm, Wish
from .plain_letter import Words, plain_letter
from .presence import silent
from .reach import CHUNK
from .readers import Reader
from .stopping import ASKS

WHY = "whoever never said what they would help with is asked once"
AFTER = timedelta(days=30)  # since they claimed their place
ONCE = "offers:once"  # its kind, and that it is remembered for ever: see `sending`


def ask_once() -> None:
    """Every day, of those who have had a place for a month; again on the same day it changes nothing."""
    told = Mailing.objects.trusted(WHY).filter(occasion=ONCE)
    people = unsaid(_here(timezone.now() - AFTER)).exclude(pk__in=told.values("person_id"))
    ids = list(people.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        with transaction.atomic():
            rows = [Mailing(person_id=one, occasion=ONCE) for one in ids[start : start + CHUNK]]
            Mailing.objects.bulk_create(rows, ignore_conflicts=True)
            jobs.send_invitations.enqueue()


def _here(since):
    """Who may be written to of our own accord, and has been here since then at the latest."""
    none = Wish.objects.trusted(WHY).filter(asks=False) | Wish.objects.trusted(WHY).filter(rhythm=Rhythm.NEEDED)
    people = Person.objects.trusted(WHY).filter(claimed_at__lt=since, hidden_since=None, account__is_active=True)
    return people.exclude(silent()).exclude(pk__in=() if bug("asked-unwished") else none.values("person_id"))


def would_you(mailing: Mailing, reader: Reader, _once: str) -> EmailMultiAlternatives | None:
    """Three kinds, each a link; nothing, where they have said something meanwhile or want none."""
    here = unsaid(_here(timezone.now())).filter(pk=reader.person.pk)
    if not here.exists():
        return None
    link = OFFERING.address(reader.slug, reader.person.key)
    words = Words(
        subject=_("What would you help with?"),
        heading=_("What would you help with?"),
        sentence=_("Students and teachers at %(house)s could use somebody like you now and then. One tap is enough.")
        % {"house": reader.person.institution.name},
        more=(_("It is no promise: you are asked, at most twice a year, and may say no."),),
        buttons=tuple((str(capfirst(kind.label)), f"{link}?kind={kind}") for kind in COMMON[:BUTTONS]),
        because=_("We ask this once. Would you rather not be asked for help by mail at all?"),
    )
    return plain_letter(mailing, reader, words, stop=ASKS)
