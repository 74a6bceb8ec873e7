"""The dates and rules of a round."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from .models import Round, Scheme

DAYS = {
    "opens": _("Say from when one may sign up."),
    "closes": _("Say until when one may sign up."),
    "begins": _("Say when the round begins."),
    "ends": _("Say when the round ends."),
}
SANE = [
    MinValueValidator(date(2000, 1, 1), _("This year lies too far back. Check the date.")),
    MaxValueValidator(date(2100, 1, 1), _("This year lies too far ahead. Check the date.")),
]
IN_ORDER = [
    ("opens", "closes", _("Sign-up ends before it begins. Choose a later day.")),
    ("closes", "begins", _("It begins before sign-up has ended. Choose a later day, so that there is time to match.")),
    ("begins", "ends", _("It ends before it begins. Choose a later day.")),
]


class RoundForm(forms.ModelForm):
    """Days in their order; the rules are asked where pairs are drawn up."""

    class Meta:
        model = Round
        fields = ["name", *DAYS, "same_language", "other_employer"]
        widgets = {day: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for day in DAYS}
        help_texts = {
            "name": _("Such as “Spring 2027”."),
            "ends": _("Everybody is asked then how it was."),
            "same_language": _("Nobody is matched with somebody they cannot talk to."),
            "other_employer": _("Where two work at the same place, they are not matched."),
        }
        error_messages = {"name": {"required": _("Give it a name.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for day, sentence in DAYS.items():
            self.fields[day].error_messages["required"] = sentence
            self.fields[day].validators += SANE
        if self.instance.scheme.form != Scheme.Form.PAIRS:
            del self.fields["same_language"], self.fields["other_employer"]

    def clean(self):
        said = super().clean() or {}
        for earlier, later, sentence in IN_ORDER:
            one, other = said.get(earlier), said.get(later)
            if one and other and other < one:
                self.add_error(later, sentence)
        return said

    def save(self, commit=True):
        """Only what is asked here: another hand may have published, matched or announced it meanwhile."""
        one = super().save(commit=False)
        one.save(update_fields=list(self.fields) if one.pk else None)
        return one
