"""What one says of what one needs: short, with what few need folded away."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kohort.giving.answers import WRITTEN, languages
from kohort.giving.catalogue import Kind
from kohort.institutions.clock import zone_of
from kohort.institutions.models import Institution

from .models import Ask
from .nouns import noun
from .place import PlaceForm
from .programmes import ProgrammeField

COMMON = [Kind.GUEST_LECTURE, Kind.CAREER_TALK, Kind.COMPANY_VISIT, Kind.PROJECT, Kind.THESIS_TOPIC, Kind.INTERNSHIP]
MORE = ["words", "programme"]
KEPT = [
    "kind",
    "title",
    "starts",
    "minutes",
    "until",
    "way",
    "town",
    "country",
    "language",
    "listeners",
    "heads",
    *MORE,
]


def kinds() -> list:
    """Of the catalogue, what is asked for most before all else."""
    rest = [kind for kind in Kind if kind not in COMMON]
    groups = [(_("Often asked for"), COMMON), (pgettext_lazy("kinds of help", "More"), rest)]
    return [
        ("", _("Choose …")),
        *((label, [(one.value, capfirst(noun(one))) for one in some]) for label, some in groups),
    ]


def _languages():
    return [("", pgettext_lazy("any language", "Any")), *languages()]


class AskForm(PlaceForm):
    """All that is said before anybody is asked."""

    kind = forms.ChoiceField(label=gettext_lazy("What do you need?"), choices=kinds)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=_languages, required=False)
    heads = forms.IntegerField(
        label=pgettext_lazy("listeners", "How many"), min_value=1, max_value=10_000, required=False
    )
    programme = ProgrammeField()

    class Meta:
        model = Ask
        fields = [
            *("kind", "title", "day", "at", "minutes", "until", "way", "town", "language", "listeners", "heads"),
            *MORE,
        ]
        widgets = {"way": forms.RadioSelect, "words": forms.Textarea({"rows": 5})}
        labels = {"listeners": gettext_lazy("Who listens")}
        help_texts = {
            "title": gettext_lazy("A few words. We look for people who know about it: sustainable retail."),
        }
        error_messages = {"title": {"required": gettext_lazy("Say in a few words what it is about.")}}

    field_order = Meta.fields

    def __init__(self, *args, institution: Institution, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].error_messages["required"] = _("Choose what you need.")
        self.fields["programme"].offer(institution)  # type: ignore[attr-defined]
        self.fields["way"].choices = [(way, capfirst(label)) for way, label in Ask.Way.choices]  # type: ignore[attr-defined]

    def keep(self) -> Ask:
        """Write it down; how it stands is not for a form to say."""
        if self.instance.pk:
            self.instance.save(update_fields=KEPT)
        else:
            self.instance.save()
        return self.instance

    def more_is_open(self) -> bool:
        """Whether what few need is to be open on the page."""
        return any(self[name].value() or self[name].errors for name in MORE)

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        self.instance.unit = said["programme"].unit if said.get("programme") else None
        return said


def blank(institution: Institution, **known) -> Ask:
    """An ask of this house, not saved, as the form begins."""
    language = WRITTEN.get(institution.language, institution.language)
    return Ask(institution=institution, zone=zone_of(institution), language=language, **known)
