"""Was it held? What came of it is written down once, thanked and counted; a visit of the past as well."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.giving.given import Given
from kohort.people.models import Person

from .line import WHY, Line, holding
from .looking_back import close
from .models import Ask
from .reasons import TooLate, stop

State = Ask.State
AFTER = (State.AGREED, State.DONE, State.NOT_HELD)


def conclude(
    ask: Ask,
    viewer: Viewer,
    *,
    held: bool,
    words: str = "",
    thanks: str = "",
    minutes: int | None = None,
    heads: int | None = None,
    now: datetime | None = None,
) -> Given | None:
    """What was given, or None where it was not held. Said once, it stays; what counted unsaid may be put right."""
    with holding(ask.pk, now) as line:
        agreed = line.yes
        if agreed is None or line.ask.state not in AFTER:
            raise TooLate(_("Nobody has said yes to this."))
        stop(_why_not_yet(line))
        given = Given.objects.trusted(WHY).filter(ask=line.ask).first()
        if given and not given.unsaid:
            return given
        if held:
            figures = {"minutes": minutes or line.ask.minutes, "heads": heads or line.ask.heads}
            return close(line, agreed, unsaid=False, by_id=viewer.person_id, words=words, thanks=thanks, **figures)
        Given.objects.trusted(WHY).filter(ask=line.ask).delete()
        line.move(State.NOT_HELD)
    return None


def _why_not_yet(line: Line):
    to_come = line.ask.starts and line.ask.starts > line.now
    return _("This is still to come. Tell us afterwards.") if to_come else ""


@transaction.atomic
def log(viewer: Viewer, person: Person, kind: str, on: date, **more) -> Given:
    """What somebody gave without having been asked here; `more` are columns of Given. Sent twice, it is one."""
    house, rows = person.institution, Given.objects.trusted(WHY)
    Person.objects.trusted(WHY).select_for_update(of=("self",), no_key=True).get(pk=person.pk)  # two taps, one by one
    same = {"institution": house, "person": person, "kind": kind, "on": on, "by_id": viewer.person_id, "ask": None}
    given, is_new = rows.get_or_create(**same, title=more.pop("title", ""), defaults=more)
    if is_new:
        record("visit.logged", institution=house, by=viewer.account_id, about=person, given=given.pk)
    return given
