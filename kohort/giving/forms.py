"""What one would help with and how far, in one form: on the first visit, and later on one's own page."""

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kohort.access.audience import Audience
from kohort.kit.bugs import bug
from kohort.people.models import Person
from kohort.people.naming import language_name

from .catalogue import Kind
from .groups import Group, drawn
from .models import Limits, Offer, month_name

WHY = "one's own offers"
SPOKEN = ("no", "sv", "fi", "da", "se", "en", "de", "fr", "es")
HOW_OFTEN = {
    "1": _("At most once a year"),
    "2": _("At most twice a year"),
    "4": _("At most four times a year"),
    "12": _("At most once a month"),
    "0": _("As often as there is need"),
}
SEEN = {
    Audience.MEMBERS: _("Members: students and teachers find you by it"),
    Audience.CLASSMATES: _("My class"),
    Audience.OFFICE: _("Only the alumni office, which asks you itself"),
}


def _languages():
    return [(code, capfirst(language_name(code))) for code in SPOKEN]


def _months():
    return [(month, capfirst(month_name(month))) for month in range(1, 13)]


class OffersForm(forms.Form):
    """Everything offered is seen by the same audience, and so are the limits."""

    kinds = forms.MultipleChoiceField(label=_("What would you help with?"), choices=Kind.choices, required=False)
    note = forms.CharField(
        label=_("Something else"),
        help_text=_("What would it be? A few words are enough."),
        max_length=200,
        required=False,
    )
    per_year = forms.TypedChoiceField(label=_("How often, all in all?"), choices=HOW_OFTEN, coerce=int)
    remote = forms.BooleanField(label=_("Only from afar, by video or in writing"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("In which languages?"),
        help_text=_("None ticked: any that you share."),
        choices=_languages,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    months_off = forms.TypedMultipleChoiceField(
        label=_("Months that do not suit"),
        choices=_months,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    audience = forms.TypedChoiceField(label=_("Who may see this?"), choices=SEEN, coerce=int, widget=forms.RadioSelect)

    def __init__(self, data, person: Person):
        self.person = person
        self.offers = {one.kind: one for one in _rows(Offer, person).filter(ended__isnull=True)}
        self.limits = _rows(Limits, person).first()
        super().__init__(data, initial=self._known())

    def _known(self) -> dict:
        limits, offers = self.limits or Limits(per_year=2), self.offers
        other = offers.get(Kind.OTHER)
        rows = [*offers.values(), *([self.limits] if self.limits else [])]
        return {
            "kinds": list(offers),
            "note": other.note if other else "",
            "per_year": limits.per_year or 0,
            "remote": limits.remote,
            "languages": limits.languages,
            "months_off": limits.months_off,
            "audience": min((row.audience for row in rows), default=Audience.MEMBERS),
        }

    def groups(self) -> list[Group]:
        """The catalogue with what is ticked."""
        return drawn(set(self["kinds"].value() or []))

    def has_narrower_limits(self) -> bool:
        """Whether the less common limits are to be open on the page."""
        return any(self[name].value() or self[name].errors for name in ("languages", "months_off"))

    def clean(self):
        super().clean()
        told = self.cleaned_data
        if Kind.OTHER in told.get("kinds", []) and "note" in told and not told["note"]:
            self.add_error("note", _("Say in a few words what it is, or untick “something else”."))
        return told

    def keep(self) -> None:
        """Write it down as of today: what is no longer ticked ends, what still is was confirmed."""
        for kind, offer in self.offers.items():
            if kind not in self.cleaned_data["kinds"]:
                offer.ended = timezone.localdate()
                offer.save()
        for kind in self.cleaned_data["kinds"]:
            offer = self.offers.get(kind) or Offer(kind=kind)
            offer.note = self.cleaned_data["note"] if kind == Kind.OTHER else offer.note
            self._write(offer)
        if self.limits or self.cleaned_data["kinds"]:
            self._limit()

    def _limit(self):
        limits = self.limits or Limits()
        limits.per_year = self.cleaned_data["per_year"] or None
        for name in ("remote", "languages", "months_off"):
            setattr(limits, name, self.cleaned_data[name])
        self._write(limits)

    def _write(self, row):
        row.institution_id, row.person = self.person.institution_id, self.person
        row.audience = Audience.MEMBERS if bug("offers-audience") else self.cleaned_data["audience"]
        row.source, row.recorded_by_id, row.confirmed = "owner", self.person.account_id, timezone.now()
        row.save()


def _rows(model, person: Person):
    return model.objects.trusted(WHY).filter(person=person)
