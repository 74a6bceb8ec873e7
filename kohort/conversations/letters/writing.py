"""Beginning a correspondence, asking for one, and writing in it. One thread for two, however often it is begun."""

from django.db import transaction
from django.utils.translation import gettext as _

from kohort.accounts.limits import Limit, spend
from kohort.activity.models import record
from kohort.people.models import Person

from .knowing import meets, writes_at_once
from .models import Letter, Party, Thread

LETTERS = Limit("letters-hour", 20, 3600)
REQUESTS = Limit("letter-requests-day", 5, 86400)
WHY = "who writes in it was asked before"


class CannotWrite(Exception):
    """No letter goes here. Its text is a sentence for who wrote it, the same whatever keeps the two apart."""


@transaction.atomic
def begin(person: Person, other: Person, text: str) -> Thread:
    """Write to somebody one may write to at once. Raises CannotWrite, limits.TooOften."""
    if not writes_at_once(person, other.pk):
        raise _cannot()
    thread, _is_new = _thread(person, other, state=Thread.State.OPEN)
    write(thread, person, text)
    return thread


@transaction.atomic
def ask(person: Person, other: Person, text: str, takes: str) -> Thread:
    """Ask somebody for an answer. They are asked once; if it was they who asked, this is the answer.

    Raises CannotWrite, limits.TooOften.
    """
    if not meets(person, other.pk):
        raise _cannot()
    thread, is_new = _thread(person, other, state=Thread.State.WAITING, takes=takes)
    if is_new:
        spend((REQUESTS, str(person.account_id)))
        letter = _letter(thread, person, text)
        record("letter.asked", institution=person.institution, thread=thread.pk, letter=letter.pk)
    elif thread.begun_by_id != person.pk:
        write(thread, person, text)
    return thread


def _thread(person, other, **fields) -> tuple[Thread, bool]:
    """The unique pair decides when two begin at the same moment."""
    thread, is_new = Thread.objects.trusted("one thread for two").get_or_create(
        pair=Thread.pair_of(person.pk, other.pk),
        defaults={"institution": person.institution, "begun_by": person, **fields},
    )
    if is_new:
        Party.objects.bulk_create(Party(thread=thread, person=one) for one in (person, other))
    return thread, is_new


@transaction.atomic
def write(thread: Thread, person: Person, text: str) -> Letter:
    """One letter more from one of the two; a first answer is a yes. The same words twice in a row are one letter: a
    button pressed twice. Raises CannotWrite, limits.TooOften."""
    thread = Thread.objects.trusted(WHY).select_for_update().get(pk=thread.pk)
    other = thread.other_than(person.pk)
    if not meets(person, other):
        raise _cannot()
    if thread.waits_for_an_answer(person.pk):
        raise CannotWrite(_("Your question waits for an answer. You can write more when it has come."))
    last = Letter.objects.trusted(WHY).filter(thread=thread).order_by("-at", "-pk").first()
    if last and (last.by_id, last.text) == (person.pk, text):
        return last
    spend((LETTERS, str(person.account_id)))
    thread.accept()
    letter = _letter(thread, person, text)
    record("letter.written", institution=thread.institution, thread=thread.pk, letter=letter.pk)
    return letter


def _letter(thread, person, text) -> Letter:
    letter = Letter.objects.create(thread=thread, by=person, text=text)
    Thread.objects.trusted(WHY).filter(pk=thread.pk).update(last=letter.at)
    Party.objects.trusted("one has read what one wrote").filter(thread=thread, person=person).update(read=letter.at)
    return letter


def _cannot() -> CannotWrite:
    return CannotWrite(_("This person is not here now, so no letter can reach them."))
