"""What is typed about a campaign, and a house to ask."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.institutions.models import Institution

from .models import Campaign

LONGEST = 92  # days


class CampaignForm(forms.ModelForm):
    """First and last day; a name and words in the languages one has, those of the house first."""

    class Meta:
        model = Campaign
        fields = ["first", "last"]
        widgets = {name: forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}) for name in ("first", "last")}
        error_messages = {name: {"required": gettext_lazy("Say which day it is.")} for name in ("first", "last")}

    def __init__(self, *args, institution: Institution, **kwargs):
        super().__init__(*args, **kwargs)
        own = [institution.language, *institution.languages]
        self.tongues = sorted(dict(settings.LANGUAGES), key=lambda code: (code not in own, code != own[0]))
        for code in self.tongues:
            self._ask_in(code, dict(settings.LANGUAGES)[code])
        self.hidden_at_first = [code for code in self.tongues if code not in own]

    def _ask_in(self, code: str, language: str) -> None:
        called, said = self.instance.names.get(code, ""), self.instance.words.get(code, "")
        label = gettext_lazy("Name (%(language)s)") % {"language": language}
        self.fields[f"name_{code}"] = forms.CharField(label=label, max_length=120, required=False, initial=called)
        label = gettext_lazy("What it is (%(language)s)") % {"language": language}
        area = forms.Textarea({"rows": 3})
        self.fields[f"words_{code}"] = forms.CharField(
            label=label, max_length=2000, required=False, initial=said, widget=area
        )

    @property
    def at_first(self) -> list:
        """The fields everybody meets."""
        return [self["first"], self["last"], *self._in(set(self.tongues) - set(self.hidden_at_first))]

    @property
    def further(self) -> list:
        """Those for languages the house does not offer, but others may."""
        return self._in(self.hidden_at_first)

    def _in(self, codes) -> list:
        return [self[f"{what}_{code}"] for code in self.tongues if code in codes for what in ("name", "words")]

    def clean(self):
        data = super().clean() or {}
        if not self._written("name"):
            self.add_error(f"name_{self.tongues[0]}", _("Write the name in one language at least."))
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first. Choose a later one."))
        elif first and last and (last - first).days >= LONGEST:
            self.add_error("last", _("Three months is the longest. Choose an earlier day."))
        return data

    def _written(self, what: str) -> dict[str, str]:
        return {code: text for code in self.tongues if (text := self.cleaned_data.get(f"{what}_{code}"))}

    def save(self, commit=True) -> Campaign:
        self.instance.names, self.instance.words = self._written("name"), self._written("words")
        return super().save(commit)


class AskForm(forms.Form):
    """An institution that has no part in the campaign yet."""

    institution = forms.ModelChoiceField(Institution.objects.none(), label=gettext_lazy("Institution"))

    def __init__(self, *args, campaign: Campaign, **kwargs):
        super().__init__(*args, **kwargs)
        others = Institution.objects.exclude(pk__in=campaign.houses.values("institution"))
        self.fields["institution"].queryset = others.order_by("slug")  # type: ignore[attr-defined]
