"""When the one talk is: set by either of the two, by the clock of the house."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.institutions.clock import date_input, instant, time_input, zone_of

from .pairs import Pair

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
    if pair.starts is None:
        return ""
    at = pair.starts.astimezone(zone_by(pair))
    return _("%(day)s, %(time)s") % {"day": date_format(at, "DATE_FORMAT"), "time": time_format(at, "TIME_FORMAT")}


def agree(pair: Pair, starts: datetime) -> None:
    Pair.objects.trusted(WHY).filter(pk=pair.pk).update(starts=starts)
