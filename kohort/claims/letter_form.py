"""What a coordinator says before letters go out."""

from django import forms
from django.utils.translation import gettext_lazy as _


class LetterForm(forms.Form):
    """Who signs, and how many letters the coordinator has agreed to."""

    signature = forms.CharField(
        label=_("Signed by"),
        help_text=_("Your own name. A letter from somebody is answered sooner than one from an office."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    letters = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_signature(self) -> str:
        return " ".join(self.cleaned_data["signature"].split())
