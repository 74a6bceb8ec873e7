"""When the one talk is: set by either of the two, by the clock of the house. The other is told."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.access.viewer import Viewer
from kohort.institutions.clock import date_input, instant, time_input, zone_of

from .pairs import Pair
from .telling import parts_of, tell

WHY = "the two agree on a time"


class TalkForm(forms.Form):
    """A day and a time, to come. `starts`: the instant."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=date_input())
    time = forms.TimeField(label=gettext_lazy("Time"), widget=time_input())

    def __init__(self, data, pair: Pair):
        self.zone = zone_by(pair)
        at = pair.starts and pair.starts.astimezone(self.zone)
        super().__init__(data, initial={"day": at.date(), "time": at.time()} if at else None)

    def clean(self):
        said = super().clean() or {}
        if "day" in said and "time" in said:
            self.starts = self._instant(said)
        return said

    def _instant(self, said) -> datetime:
        when = instant(said["day"], said["time"], self.zone)
        if when < timezone.now():
            raise ValidationError(_("This time is over. Choose one to come."))
        return when


def zone_by(pair: Pair) -> ZoneInfo:
    return ZoneInfo(zone_of(pair.round.scheme.institution))


def said(pair: Pair) -> str:
    """ "Thursday 3 December, 14:00" by the clock of the house; "" before they agreed."""
    return said_at(pair.starts, pair) if pair.starts else ""


def said_at(starts: datetime, pair: Pair) -> str:
    at = starts.astimezone(zone_by(pair))
    return _("%(day)s, %(time)s") % {"day": date_format(at, "DATE_FORMAT"), "time": time_format(at, "TIME_FORMAT")}


@transaction.atomic
def agree(pair: Pair, starts: datetime, viewer: Viewer) -> None:
    """Said again as it was, nobody is told again."""
    rows = Pair.objects.trusted(WHY).filter(pk=pair.pk).exclude(starts=starts)
    if rows.update(starts=starts, sequence=F("sequence") + 1):
        for part in parts_of(pair):
            if part.person_id != viewer.person_id:
                tell("pair.timed", part, by=viewer.account_id, pair=pair.pk)
