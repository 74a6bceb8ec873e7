"""What is typed about an office, an item of the handover, and a house to share a group with."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.access.viewer import Viewer
from kohort.groups.models import Duty, Group, Office
from kohort.institutions.models import Institution

LONGEST_YEARS = 5


class OfficeForm(forms.ModelForm):
    """A title, a term, and the separate right to take out the roster, which only its holders pass on."""

    class Meta:
        model = Office
        fields = ["title", "own_title", "since", "until", "may_export"]
        help_texts = {
            "own_title": gettext_lazy("For “another title”: what you call it."),
            "until": gettext_lazy("The rights of the office end with this day."),
            "may_export": gettext_lazy("As a file. Each time it is written down, and the members can read so."),
        }

    def __init__(self, data=None, *, group: Group, viewer: Viewer):
        today = timezone.localdate()
        super().__init__(data, initial={"since": today, "until": a_year_after(today)})
        for name in ("since", "until"):
            self.fields[name].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        self.fields["until"].required = True
        if not group.allows(viewer, "take out the roster"):
            del self.fields["may_export"]

    def clean(self):
        terms = super().clean() or {}
        if terms.get("title") == Office.Title.OTHER and not terms.get("own_title"):
            self.add_error("own_title", _("Write what the office is called."))
        if terms.get("title") != Office.Title.OTHER:
            terms["own_title"] = ""
        since, until = terms.get("since"), terms.get("until")
        if since and until:
            self._check_term(since, until)
        return terms

    def _check_term(self, since: date, until: date) -> None:
        if until < max(since, timezone.localdate()):
            self.add_error("until", _("The last day is before the first, or over already. Choose a later one."))
        if until.year - since.year > LONGEST_YEARS:
            self.add_error("until", _("Five years is the longest. An office can be given again."))


def a_year_after(day: date) -> date:
    """The same day a year later, less one: a term from 1 March ends with the last of February."""
    later = date(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day)
    return date.fromordinal(later.toordinal() - 1)


class DutyForm(forms.ModelForm):
    """One more thing to hand over."""

    class Meta:
        model = Duty
        fields = ["text"]
        labels = {"text": gettext_lazy("One more thing")}


class NoteForm(forms.ModelForm):
    """What the next board should know about it."""

    class Meta:
        model = Duty
        fields = ["note"]
        labels = {"note": gettext_lazy("For the next board")}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class PartnerForm(forms.Form):
    """An institution that has no part in the group yet."""

    institution = forms.ModelChoiceField(Institution.objects.none(), label=gettext_lazy("Institution"))

    def __init__(self, *args, group: Group, taken: list[int], **kwargs):
        super().__init__(*args, **kwargs)
        others = Institution.objects.exclude(pk__in=[*taken, group.institution_id])
        self.fields["institution"].queryset = others.order_by("slug")  # type: ignore[attr-defined]
