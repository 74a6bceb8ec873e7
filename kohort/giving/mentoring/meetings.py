"""When they met: two taps, and nobody wonders whether it goes well."""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django import forms
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.access.viewer import Viewer
from kohort.institutions.clock import date_input, instant, time_input

from . import talks
from .models import Scheme
from .pairs import Meeting, Pair
from .telling import parts_of, tell
from .together import pairs_with

WHY = "they met"
A_YEAR = timedelta(days=365)
LENGTHS = (30, 45, 60, 90, 120)


class MeetingForm(forms.Form):
    """Today and an hour stand there already; of a talk, half an hour."""

    on = forms.DateField(label=gettext_lazy("When?"), widget=date_input())
    at = forms.TimeField(
        label=gettext_lazy("Time"),
        help_text=gettext_lazy("For a meeting to come: it then stands in your calendars with its hour."),
        widget=time_input(),
        required=False,
    )
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("How long, in minutes?"), choices=[(one, str(one)) for one in LENGTHS], coerce=int
    )

    def __init__(self, data, pair: Pair):
        usual = 30 if pair.round.scheme.form == Scheme.Form.FLASH else 60
        super().__init__(data, initial={"on": timezone.localdate(), "minutes": usual})
        self.zone = talks.zone_by(pair)

    def clean_on(self) -> date:
        if abs(self.cleaned_data["on"] - timezone.localdate()) > A_YEAR:
            raise forms.ValidationError(_("Is the year right? Choose a day less than a year away."))
        return self.cleaned_data["on"]

    def clean(self) -> dict[str, Any]:
        """With `starts`, the instant, in place of `at`."""
        said = super().clean() or {}
        at = said.pop("at", None)
        return said | {"starts": instant(said["on"], at, self.zone) if at and "on" in said else None}


class Met(NamedTuple):
    """A meeting, and when it was or will be, in words."""

    meeting: Meeting
    when: str


def met(pair: Pair, viewer: Viewer) -> list[Met]:
    """The newest first."""
    rows = Meeting.objects.visible_to(viewer).filter(pair=pair).order_by("-on")
    return [Met(one, talks.said_at(one.starts, pair) if one.starts else date_format(one.on)) for one in rows]


@transaction.atomic
def note(pair: Pair, viewer: Viewer, on: date, minutes: int, starts: datetime | None = None) -> None:
    """Once a day; the second time it is corrected. A group meets all together. Everybody else in it is told, once."""
    told = {viewer.person_id}
    for one in pairs_with(pair):
        said = {"minutes": minutes, "starts": starts, "by_id": viewer.person_id}
        again = said | {"sequence": F("sequence") + 1}
        rows = Meeting.objects.trusted(WHY)
        meeting, is_new = rows.update_or_create(pair=one, on=on, defaults=again, create_defaults=said)
        for part in parts_of(one) if is_new else ():
            if part.person_id not in told:
                tell("meeting.noted", part, by=viewer.account_id, pair=one.pk, meeting=meeting.pk)
                told.add(part.person_id)


def forget(pair: Pair, viewer: Viewer, key: str) -> None:
    """It was not so. Whoever noted it takes it back, of the whole group."""
    mine = Meeting.objects.trusted(WHY).filter(pair__in=pairs_with(pair), by_id=viewer.person_id)
    if meeting := mine.filter(pair=pair, key=key).first():
        mine.filter(on=meeting.on).delete()
