"""What others did about one, and what one did: read from the spine by that person alone."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.text import capfirst

from kohort.access.viewer import Viewer
from kohort.activity.models import Happening
from kohort.claims.models import Invited, PaperCode
from kohort.people.models import Person
from kohort.people.pages import KINDS

from .sentences import OFFICE, UNKNOWN, Sentence, sentences

WHY = "one reads in one's own log who wrote"


class Trace(NamedTuple):
    """Something that was done: when, the verb, by which account, and the kind of fact if it was about one."""

    at: datetime
    verb: str
    by: int | None
    kind: str = ""


class Line(NamedTuple):
    """A sentence in the language of the page; `about` is the kind of fact, or empty."""

    at: datetime
    sentence: str
    about: str | Promise


def traces(institution_id: int, person_id: int) -> list[Trace]:
    """Everything about this person that the log tells, newest first."""
    silent = [verb for verb, sentence in sentences().items() if sentence is None]
    found = Happening.in_the_log_of(institution_id, person_id).exclude(verb__in=silent)
    rows = found.values_list("at", "verb", "by_id", "particulars")
    done = [Trace(at, verb, by, told.get("kind", "")) for at, verb, by, told in rows]
    return sorted(done + _letters(person_id), key=lambda trace: trace.at, reverse=True)


def _letters(person_id: int) -> list[Trace]:
    """By mail and on paper: each has a row of its own."""
    mail = Invited.objects.trusted(WHY).filter(person=person_id, sent__isnull=False)
    paper = PaperCode.objects.trusted(WHY).filter(person=person_id)
    written = [Trace(at, "invited", by) for at, by in mail.values_list("sent", "invitation__by_id")]
    return written + [Trace(at, "letter made", by) for at, by in paper.values_list("made", "invitation__by_id")]


def lines(found: Iterable[Trace], viewer: Viewer) -> list[Line]:
    """With the names of those who may be seen; others are the alumni office."""
    found, told = list(found), sentences()
    names = _names({trace.by for trace in found if trace.by}, viewer)
    return [_line(trace, told.get(trace.verb) or UNKNOWN, names, viewer) for trace in found]


def _names(accounts: set[int], viewer: Viewer) -> dict[int | None, str]:
    people = Person.objects.visible_to(viewer).filter(account__in=accounts)
    return {person.account_id: person.name for person in people}


def _line(trace: Trace, sentence: Sentence, names: dict, viewer: Viewer) -> Line:
    is_own = sentence.own and trace.by == viewer.account_id
    who = names.get(trace.by) or str(OFFICE)
    said = str(sentence.own) if is_own else sentence.told % {"who": who}
    return Line(trace.at, capfirst(said), KINDS.get(trace.kind, ""))
