"""The two questions of signing in: which address, and which code."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .codes import matches
from .models import Account


class AddressForm(forms.Form):
    """Leaves in `_user`, where allauth looks, the account that signs in by the address, or None. Nobody sees which."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The one your university or its alumni office knows. We send a code to it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True, "spellcheck": "false"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write an e-mail address such as kari@example.org."),
        },
    )

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        self._user = Account.objects.at(email)
        return email


class CodeForm(forms.Form):
    """The code from the letter, as typed or pasted. `code` is the seed that allauth kept in this browser's session."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "text",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
        error_messages={"required": _("Write the code from the letter.")},
    )

    def __init__(self, *args, code: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.seed = code

    def clean_code(self) -> str:
        if not matches(self.cleaned_data["code"], self.seed):
            raise forms.ValidationError(_("That is not the code we sent. Look again, or ask for a new one."))
        return self.cleaned_data["code"]
