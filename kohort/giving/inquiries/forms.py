"""What one would like from the university, an answer to it, and what came of it."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kohort.giving.naming import told_apart
from kohort.institutions.models import Institution, Unit

from .models import Inquiry


class InquiryForm(forms.ModelForm):
    """The fewest words by which the office finds who can help."""

    kind = forms.ChoiceField(
        label=_("What would you like?"),
        choices=Inquiry.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what comes closest.")},
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Whom do you want to reach?"), empty_label=_("I do not know"), required=False
    )

    class Meta:
        model = Inquiry
        fields = ["kind", "title", "words", "organisation", "unit"]
        labels = {"title": _("In one line"), "words": _("A little more"), "organisation": _("For whom")}
        help_texts = {
            "title": _("We look for a research partner for recycled wool."),
            "words": _("By when, how many people, what you bring."),
            "organisation": _("Your employer or your own company. Leave it empty if it is for yourself."),
        }
        widgets = {"words": forms.Textarea({"rows": 5})}
        error_messages = {"title": {"required": _("Say in one line what you would like.")}}

    def __init__(self, *args, institution: Institution, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, capfirst(label)) for kind, label in Inquiry.Kind.choices]  # type: ignore[attr-defined]
        units = institution.units.filter(closed=None)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        named = ((one.pk, name) for one, name in told_apart(units))
        self.fields["unit"].choices = [("", _("I do not know")), *named]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """To whoever asked."""

    words = forms.CharField(
        label=_("Your answer"),
        help_text=_("Whoever asked reads it with your name and address, and can write to you."),
        max_length=2000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Write a line or two.")},
    )


class OutcomeForm(forms.Form):
    """How it ended."""

    state = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[(Inquiry.State.DONE, _("Something came of it")), (Inquiry.State.CLOSED, _("Nothing came of it"))],
        widget=forms.RadioSelect,
        initial=Inquiry.State.DONE,
    )
    outcome = forms.CharField(
        label=_("In one line"), help_text=_("A master’s thesis on recycled wool began in January."), max_length=300
    )
