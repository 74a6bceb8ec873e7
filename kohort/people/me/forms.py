"""What one writes about oneself. What is saved says that it came from the owner, and when."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Viewer
from kohort.people import forms as office
from kohort.people.models import Language, OtherName, Person, Topic

from .rows import own

MOST = {Topic: 20, Language: 20}
MOST_OF_A_KIND = 50
SUGGESTED = {"employer", "place"}
TURNS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # signs that turn what is written after them round
TOKENS = {  # the tokens of HTML's autofill, by field
    "title": "organization-title",
    "employer": "organization",
    "country": "country",
    "place": "address-level2",
    "code": "language",
    "display_name": "name",
    "call_name": "given-name",
}


def _plain(text: str) -> str:
    return " ".join(TURNS.sub("", text).split())


class Tokens(forms.BaseForm):
    """Says of every field what a browser may fill in."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("autocomplete", TOKENS.get(name, "off"))


class Mine(Tokens, office.FactForm):
    """A fact of the viewer's own. A new one says at once who sees it; later that is said beside the row."""

    source = "owner"
    same: tuple[str, ...] = ()  # no two rows may read the same in these columns

    def __init__(self, data=None, *, viewer: Viewer, person: Person, slug: str, **kwargs):
        super().__init__(data, **kwargs)
        self.viewer, self.person = viewer, person
        if self.instance.pk:
            del self.fields["audience"]
        for name in SUGGESTED & self.fields.keys():
            self.fields[name].widget.attrs |= suggesting(name, slug)

    def clean(self):
        super().clean()
        self.cleaned_data |= {name: _plain(value) for name, value in self.cleaned_data.items() if type(value) is str}
        others = list(own(self._meta.model, self.viewer).exclude(pk=self.instance.pk))
        if not self.instance.pk and len(others) >= MOST.get(self._meta.model, MOST_OF_A_KIND):
            raise forms.ValidationError(_("That is as many as there is room for. Remove one first."))
        told = {self._reads(vars(one)) for one in others}
        if self.same and self._reads(vars(self.instance) | self.cleaned_data) in told:
            raise forms.ValidationError(_("You have this one already."))
        return self.cleaned_data

    def _reads(self, values: Mapping[str, Any]) -> str:
        return " ".join(str(values[name]) for name in self.same).casefold()

    def keep(self) -> None:
        """Save it as the owner's word of today, if anything was changed."""
        if self.has_changed():
            self.record(self.person, self.viewer)


def suggesting(name: str, slug: str) -> dict[str, str]:
    """What makes a field ask for suggestions while one types; they come into a list of the page."""
    return {
        "list": f"{name}-suggestions",
        "hx-get": reverse("people:suggestions", kwargs={"institution": slug, "what": name}),
        "hx-trigger": "input changed delay:300ms",
        "hx-target": f"#{name}-suggestions",
        "hx-swap": "innerHTML",
        "hx-sync": "this:replace",
    }


class PositionForm(Mine, office.PositionForm):
    class Meta(office.PositionForm.Meta):
        fields = [*office.PositionForm.Meta.fields, "audience"]

    def clean(self):
        data = super().clean()
        if not (data.get("title") or data.get("employer") or self.errors):
            raise forms.ValidationError(_("Write at least where you work, or as what."))
        if data.get("started") and data.get("ended") and data["started"] > data["ended"]:
            self.add_error("ended", _("The end cannot come before the beginning."))
        return data


class ResidenceForm(Mine, office.ResidenceForm):
    class Meta(office.ResidenceForm.Meta):
        fields = [*office.ResidenceForm.Meta.fields, "audience"]

    def clean(self):
        data = super().clean()
        if not (data.get("place") or data.get("country") or self.errors):
            raise forms.ValidationError(_("Write a town or choose a country."))
        return data


class TopicForm(Mine):
    same = ("text",)

    class Meta:
        model = Topic
        fields = ["text", "audience"]
        help_texts = {"text": _("Something you know about and like to be asked about: glaciers, union law, startups.")}


class LanguageForm(Mine):
    same = ("code",)

    class Meta:
        model = Language
        fields = ["code", "audience"]


class FormerNameForm(Mine):
    """A surname somebody had. A given name left behind is nobody's to show, so there is no field for one."""

    same = ("kind", "value")

    class Meta:
        model = OtherName
        fields = ["value", "audience"]
        labels = {"value": _("Former surname")}
        help_texts = {"value": _("So that people who knew you then can find you. First names are never kept here.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.kind = OtherName.Kind.FORMER


class NamesForm(Tokens, forms.ModelForm):
    """What one is called here. The name in the register stays as it is."""

    class Meta:
        model = Person
        fields = ["call_name", "display_name"]
        help_texts = {
            "call_name": _("What people say to you."),
            "display_name": _("The whole name as others read it, if it is not the one in the register."),
        }

    def clean(self):
        self.cleaned_data |= {name: _plain(value) for name, value in self.cleaned_data.items()}
        return self.cleaned_data
