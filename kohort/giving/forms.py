"""What one would help with and how far, in one form: on the first visit, and later on one's own page."""

from collections.abc import Collection
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from kohort.people.models import Person

from . import answers
from .catalogue import Kind
from .groups import Group, drawn
from .models import Limits
from .offering import AT_FIRST, Own
from .topics import MOST, TopicsField, keep_topics, topics_of


class OffersForm(forms.Form):
    """Everything offered is seen by the same audience, and so are the limits. `proposed` kinds are ticked at first."""

    kinds = forms.MultipleChoiceField(label=_("What would you help with?"), choices=Kind.choices, required=False)
    note = forms.CharField(
        label=_("Something else"),
        help_text=_("What would it be? A few words are enough."),
        max_length=200,
        required=False,
    )
    topics = TopicsField(
        label=_("About what?"),
        help_text=_("In your own words, with commas between them: sewing, union law, startups. We find you by them."),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        required=False,
    )
    per_year = forms.TypedChoiceField(label=_("How often, all in all?"), choices=answers.HOW_OFTEN, coerce=int)
    reach = forms.ChoiceField(label=_("How far would you travel?"), choices=answers.HOW_FAR)
    languages = forms.MultipleChoiceField(
        label=_("In which languages?"),
        help_text=_("None ticked: any that you share."),
        choices=answers.languages,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    months_off = forms.TypedMultipleChoiceField(
        label=_("Months that do not suit"),
        choices=answers.months,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    audience = forms.TypedChoiceField(
        label=_("Who may see this?"), choices=answers.SEEN, coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, data, person: Person, proposed: Collection[str] = ()):
        self.own, self.words = Own(person), [one.text for one in topics_of(person)]
        super().__init__(data, initial=self._known(proposed))
        cast(TopicsField, self.fields["topics"]).most = max(MOST, len(self.words))

    def _known(self, proposed) -> dict:
        limits, offers = self.own.limits or Limits(per_year=AT_FIRST), self.own.offers
        other = offers.get(Kind.OTHER)
        return {
            "kinds": [*offers, *proposed],
            "note": other.note if other else "",
            "topics": self.words,
            "per_year": limits.per_year or 0,
            "reach": "remote" if limits.remote else str(limits.km or 0),
            "languages": limits.languages,
            "months_off": limits.months_off,
            "audience": self.own.audience,
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
        told, own = self.cleaned_data, self.own
        keep_topics(own.person, told["topics"], told["audience"], narrowed=told["audience"] < own.audience)
        own.audience = told["audience"]
        for kind in own.offers.keys() - set(told["kinds"]):
            own.end(kind)
        if own.limits or told["kinds"]:
            own.limit(**_limits(told))
        for kind in told["kinds"]:
            own.offer(kind, told["note"] if kind == Kind.OTHER else None)


def _limits(told: dict) -> dict:
    """The columns of Limits."""
    remote = told["reach"] == "remote"
    said = {
        "per_year": told["per_year"] or None,
        "remote": remote,
        "km": None if remote else int(told["reach"]) or None,
    }
    return said | {name: told[name] for name in ("languages", "months_off")}
