"""The part of a form that asks when: a day and a time by the house's clock, and how long."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kohort.institutions.clock import date_input, instant, time_input

from .models import Ask

LATEST = 365 * 3  # days ahead: further away it is a slip of the hand
LONGEST = 24 * 60  # minutes


class MomentForm(forms.ModelForm):
    """Sets `starts` of its ask from `day` and `at`. `minutes` is how long it takes."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=date_input(), required=False)
    at = forms.TimeField(label=gettext_lazy("Time"), widget=time_input(), required=False)
    minutes = forms.IntegerField(
        label=pgettext_lazy("how long", "Minutes"), min_value=5, max_value=LONGEST, required=False
    )

    until = forms.DateField(
        label=gettext_lazy("Or any time until"),
        widget=date_input(),
        required=False,
    )

    class Meta:
        model = Ask
        fields = ["minutes", "until"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.starts:
            local = self.instance.starts.astimezone(self.instance.clock)
            self.initial = {"day": local.date(), "at": local.time(), **self.initial}

    def clean_day(self) -> date | None:
        return ahead(self.cleaned_data["day"])

    def clean_until(self) -> date | None:
        return ahead(self.cleaned_data["until"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        day, at = said.get("day"), said.get("at")
        if day and not at and "at" not in self.errors:
            self.add_error("at", _("Say when it begins."))
        if at and not day and "day" not in self.errors:
            self.add_error("day", _("Say which day it is."))
        if not (day or at or said.get("until") or {"day", "at", "until"} & self.errors.keys()):
            self.add_error("day", _("Say when, or until when it may be."))
        self.instance.starts = self._starts(day, at)
        return said

    def _starts(self, day, at) -> datetime | None:
        try:
            return instant(day, at, self.instance.clock) if day and at else None
        except ValidationError as wrong:
            self.add_error("at", wrong)
            return None


def ahead(day: date | None) -> date | None:
    """The same day; ValidationError where it is over, or further away than anybody plans."""
    days = (day - timezone.localdate()).days if day else 0
    if days < 0:
        raise ValidationError(_("That day is over. Choose one to come."))
    if days > LATEST:
        raise ValidationError(_("This year lies too far ahead. Check the date."))
    return day
