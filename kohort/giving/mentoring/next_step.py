"""What the two do next, in words: nobody sits and waits for the other."""

from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from . import talks
from .models import Part, Scheme
from .pairs import Meeting, Pair
from .rounds import State, state

WHY = "one's own pair"


def next_step(pair: Pair, mine: Part) -> str:
    """One or two sentences for who has this part."""
    today = timezone.localdate()
    if pair.ended:
        return _("This has ended. Thank you for the time you gave each other.")
    if state(pair.round, today) == State.OVER:
        return _("The round is over. Stay in touch if you like.")
    if pair.round.scheme.form == Scheme.Form.FLASH:
        return _of_a_talk(pair)
    return _of_meetings(pair, mine, today)


def _of_a_talk(pair: Pair) -> str:
    if pair.starts is None:
        return _("Write to each other this week, agree on half an hour, and set the time here.")
    if pair.starts > timezone.now():
        return _("You talk on %(when)s.") % {"when": talks.said(pair)}
    return _("How was it? Note that you met, so that it counts.")


def _of_meetings(pair: Pair, mine: Part, today: date) -> str:
    days = list(Meeting.objects.trusted(WHY).filter(pair=pair).order_by("on").values_list("on", flat=True))
    ahead = [day for day in days if day >= today]
    if ahead:
        return _("You meet on %(day)s.") % {"day": date_format(ahead[0])}
    if days:
        return _("Agree on when you meet next, before weeks go by.")
    if mine.role == Part.Role.MENTOR:
        return _("They write to you this week. If nothing comes, write a line yourself: some are shy.")
    return _("Write to your mentor this week: say hello, send your questions, and suggest two times.")
