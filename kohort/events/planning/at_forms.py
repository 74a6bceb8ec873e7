"""A form that asks at what time of the event something is; the day only where there are several."""

from datetime import UTC, date, datetime, timedelta
from datetime import time as TimeOfDay

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from kohort.events.event import Event
from kohort.events.wording import is_one_day
from kohort.institutions.clock import instant, time_input

MOST_DAYS = 60
NEVER = datetime.max.replace(tzinfo=UTC)


class AtForm(forms.ModelForm):
    """Sets `at` of its row, an instant, from a time of day by the event's clock; no time, no instant."""

    day = forms.ChoiceField(label=gettext_lazy("Day"), required=False)
    time = forms.TimeField(label=gettext_lazy("Time"), required=False, widget=time_input())

    def __init__(self, *args, event: Event, **kwargs):
        super().__init__(*args, **kwargs)
        self.event, at = event, self.instance.at and event.local(self.instance.at)
        if is_one_day(event):
            del self.fields["day"]
        else:
            self.fields["day"].choices = [(str(one), date_format(one)) for one in days_of(event)]  # type: ignore[attr-defined]
        if at:
            self.initial.update(time=at.time(), day=str(at.date()))

    def clean(self):
        said = super().clean() or {}
        at = said.get("time")
        try:
            self.instance.at = at and instant(self._day(at), at, self.event.clock)
        except ValidationError as wrong:
            self.add_error("time", wrong)
        return said

    def _day(self, at: TimeOfDay) -> date:
        if chosen := self.cleaned_data.get("day"):
            return date.fromisoformat(chosen)
        first, last = (self.event.local(when) for when in (self.event.starts, self.event.ends))
        return last.date() if at <= last.time() and last.date() > first.date() else first.date()


def days_of(event: Event) -> list[date]:
    """From the first to the last, both included."""
    first, last = event.local(event.starts).date(), event.local(event.ends).date()
    return [first + timedelta(days=n) for n in range(min((last - first).days + 1, MOST_DAYS))]


def by_time(row) -> tuple[datetime, int]:
    """Sorts rows with an `at`: those without come last, in the order in which they were written."""
    return (row.at or NEVER, row.pk)
