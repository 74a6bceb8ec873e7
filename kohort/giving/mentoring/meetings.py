"""When they met: two taps, and nobody wonders whether it goes well."""

from datetime import date, timedelta

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.access.viewer import Viewer
from kohort.institutions.clock import date_input

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
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("How long, in minutes?"), choices=[(one, str(one)) for one in LENGTHS], coerce=int
    )

    def __init__(self, data, pair: Pair):
        usual = 30 if pair.round.scheme.form == Scheme.Form.FLASH else 60
        super().__init__(data, initial={"on": timezone.localdate(), "minutes": usual})

    def clean_on(self) -> date:
        if abs(self.cleaned_data["on"] - timezone.localdate()) > A_YEAR:
            raise forms.ValidationError(_("Is the year right? Choose a day less than a year away."))
        return self.cleaned_data["on"]


@transaction.atomic
def note(pair: Pair, viewer: Viewer, on: date, minutes: int) -> None:
    """Once a day; the second time it is corrected. A group meets all together. Everybody else in it is told, once."""
    told = {viewer.person_id}
    for one in pairs_with(pair):
        said = {"minutes": minutes, "by_id": viewer.person_id}
        meeting, is_new = Meeting.objects.trusted(WHY).update_or_create(pair=one, on=on, defaults=said)
        for part in parts_of(one) if is_new else ():
            if part.person_id not in told:
                tell("meeting.noted", part, by=viewer.account_id, pair=one.pk, meeting=meeting.pk)
                told.add(part.person_id)


def forget(pair: Pair, viewer: Viewer, key: str) -> None:
    """It was not so. Whoever noted it takes it back, of the whole group."""
    mine = Meeting.objects.trusted(WHY).filter(pair__in=pairs_with(pair), by_id=viewer.person_id)
    if meeting := mine.filter(pair=pair, key=key).first():
        mine.filter(on=meeting.on).delete()
