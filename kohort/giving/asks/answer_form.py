"""What one says with an answer: a line, and from when on one may be asked again."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MONTHS = 12  # ahead


class AnswerForm(forms.Form):
    """`do` is "yes", "no" or "later", the button that was pressed; a month is needed for the last alone."""

    words = forms.CharField(
        label=gettext_lazy("A line back"),
        help_text=gettext_lazy("It is shown to who asks."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),  # Enter in a text field would press the first button, which is yes
    )
    seen = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)  # Ask.arrangement, as they read it
    month = forms.TypedChoiceField(
        label=gettext_lazy("Ask me again from"),
        coerce=date.fromisoformat,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose one of these months.")},
    )

    def __init__(self, data, do: str):
        super().__init__(data)
        self.do = do
        days = first_days(timezone.localdate())
        self.fields["month"].choices = [(day.isoformat(), capfirst(month_of(day))) for day in days]  # type: ignore[attr-defined]

    def clean(self):
        if self.do == "later" and not self.cleaned_data.get("month") and "month" not in self.errors:
            self.add_error("month", _("Choose one of these months."))


def month_of(day: date) -> str:
    """ "March 2027", in the middle of a sentence."""
    return date_format(day, "YEAR_MONTH_FORMAT")


def first_days(today: date) -> list[date]:
    """Of the coming months."""
    months = [today.year * 12 + today.month + ahead for ahead in range(MONTHS)]
    return [date(number // 12, number % 12 + 1, 1) for number in months]
