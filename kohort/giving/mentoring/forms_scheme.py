"""What is said of a programme."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .models import Scheme


class SchemeForm(forms.ModelForm):
    """A new programme: how it works is said once, since rounds and pairs are made by it."""

    class Meta:
        model = Scheme
        fields = ["name", "form", "mentees", "about", "handbook", "unit", "language"]
        widgets = {
            "form": forms.RadioSelect,
            "mentees": forms.RadioSelect,
            "about": forms.Textarea({"rows": 5}),
            "handbook": forms.Textarea({"rows": 10}),
        }
        labels = {"unit": _("Whose it is"), "language": _("Language of these words")}
        help_texts = {
            "about": _("What one gets out of it, how much time it takes, and who can take part."),
            "handbook": _(
                "Advice for those who meet: how to begin, what to talk about. Lines that begin with a dash make a list."
            ),
        }
        error_messages = {
            "name": {"required": _("Give it a name.")},
            "form": {"required": _("Say how people meet.")},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        units = self.fields["unit"]
        living = Q(closed=None) | Q(pk=self.instance.unit_id)
        units.queryset = units.queryset.filter(living, institution=self.instance.institution)  # type: ignore[attr-defined]
        units.empty_label = _("The whole institution")  # type: ignore[attr-defined]
        for name in self.fields.keys() & {"form", "mentees"}:
            field = self.fields[name]
            field.choices = [(one, capfirst(label)) for one, label in field.choices if one]  # type: ignore[attr-defined]


class EndForm(SchemeForm):
    """The same programme later: its words, and whether it goes on."""

    ended = forms.BooleanField(
        label=_("There are no new rounds"),
        help_text=_("It leaves the list; rounds that run go on to their end."),
        required=False,
    )

    class Meta(SchemeForm.Meta):
        fields = ["name", "mentees", "about", "handbook", "unit", "language"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["ended"] = self.instance.closed is not None

    def save(self, commit=True):
        ended = self.cleaned_data["ended"]
        self.instance.closed = (self.instance.closed or timezone.now()) if ended else None
        return super().save(commit)
