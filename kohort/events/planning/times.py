"""The part of the form that asks when: a day and times of day by the event's clock, kept as instants."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kohort.events.event import Event
from kohort.institutions.clock import date_input, instant, time_input

from .clock import SANE, at_clock, local_field, zones

MORNING = time(6)  # what ends before is still the night after the day it began


class TimesForm(forms.ModelForm):
    """When it is, and when one may sign up. An evening may end after midnight without saying so."""

    day = forms.DateField(label=pgettext_lazy("of an event", "Day"), widget=date_input(), validators=SANE)
    begins = forms.TimeField(label=pgettext_lazy("of an event", "Begins"), widget=time_input())
    finishes = forms.TimeField(label=pgettext_lazy("of an event", "Ends"), widget=time_input())
    last_day = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("If it goes on for several days."),
        widget=date_input(),
        validators=SANE,
        required=False,
    )
    doors_at = forms.TimeField(label=gettext_lazy("Doors open"), widget=time_input(), required=False)
    zone = forms.ChoiceField(
        label=gettext_lazy("Clock of"), help_text=gettext_lazy("All times here are by the clock of this place.")
    )
    sign_up_from = local_field(
        gettext_lazy("Sign-up opens"), help_text=gettext_lazy("Left empty, it opens when the event is published.")
    )
    sign_up_until = local_field(
        gettext_lazy("Answer by"), help_text=gettext_lazy("Left empty, one can sign up until it begins.")
    )

    class Meta:
        model = Event
        fields = ["zone"]

    def __init__(self, *args, **kwargs):
        instance = kwargs["instance"]
        kwargs["initial"] = _told(instance) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["zone"].choices = zones(instance.zone)  # type: ignore[attr-defined]
        self.began = instance.starts

    def clean(self):
        super().clean()
        self.clock = ZoneInfo(self.cleaned_data.get("zone") or self.instance.zone)
        self._clean_span()
        self._clean_doors()
        self._clean_sign_up()
        return self.cleaned_data

    def _clean_span(self) -> None:
        said = self.cleaned_data
        self._set("starts", "begins", lambda: instant(said["day"], said["begins"], self.clock))
        self._set("ends", "finishes", lambda: instant(self._last_day(), said["finishes"], self.clock))
        if self._has("begins", "finishes", "day") and self.instance.ends <= self.instance.starts:
            self.add_error("finishes", _("It would end before it begins. Check both times, or say which day it ends."))
        if self._has("begins", "day") and self.instance.starts != self.began and self.instance.starts < timezone.now():
            self.add_error("day", _("This time is over. Choose a later day."))

    def _last_day(self) -> date:
        said = self.cleaned_data
        is_night = said["finishes"] <= said["begins"] and said["finishes"] < MORNING
        return said.get("last_day") or said["day"] + timedelta(days=is_night)

    def _clean_doors(self) -> None:
        said = self.cleaned_data
        given = said.get("doors_at") is not None
        self._set("doors", "doors_at", lambda: instant(said["day"], said["doors_at"], self.clock) if given else None)
        if given and self._has("doors_at", "begins", "day") and self.instance.doors > self.instance.starts:
            self.add_error("doors_at", _("The doors open before it begins, or when it does."))

    def _clean_sign_up(self) -> None:
        for column, field in (("opens", "sign_up_from"), ("closes", "sign_up_until")):
            self._set(column, field, lambda field=field: at_clock(self.cleaned_data[field], self.clock))
        event = self.instance
        if event.closes and self._has("sign_up_until", "begins", "day") and event.closes > event.starts:
            self.add_error(
                "sign_up_until", _("Sign-up ends before it begins, or when it does. Choose an earlier time.")
            )
        if event.opens and self._has("sign_up_from", "begins", "day") and event.opens >= (event.closes or event.starts):
            self.add_error("sign_up_from", _("Sign-up would close before it opens. Choose an earlier time."))

    def _set(self, column: str, field: str, said) -> None:
        """Put an instant in its column; what is wrong is told at the field."""
        try:
            setattr(self.instance, column, said())
        except KeyError:  # what it is made of was not filled in, and that was told
            pass
        except ValidationError as wrong:
            self.add_error(field, wrong)

    def _has(self, *fields: str) -> bool:
        return all(field in self.cleaned_data for field in fields)


def _told(event: Event) -> dict:
    """What the form says of an event that has a time."""
    if event.starts is None:
        return {"zone": event.zone}
    starts, ends = event.local(event.starts), event.local(event.ends)
    is_night = (
        ends.date() == starts.date() + timedelta(days=1) and ends.time() < MORNING and ends.time() <= starts.time()
    )
    return {
        "day": starts.date(),
        "begins": starts.time(),
        "finishes": ends.time(),
        "last_day": None if is_night or ends.date() == starts.date() else ends.date(),
        "doors_at": event.doors and event.local(event.doors).time(),
        "sign_up_from": _naive(event, event.opens),
        "sign_up_until": _naive(event, event.closes),
        "zone": event.zone,
    }


def _naive(event: Event, when: datetime | None) -> datetime | None:
    return when and event.local(when).replace(tzinfo=None)
