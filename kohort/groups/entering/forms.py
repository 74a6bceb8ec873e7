"""What is asked at a door: a code, a name, an address; and what is told about a wall."""

from datetime import timedelta

from django import forms
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.claims.forms import AddForm as AddForm  # the desk adds guests as it adds anybody

from .models import end_of_term

MOST_ADDRESSES = 10
LONGEST = timedelta(days=366)


class TypeForm(forms.Form):
    """The code from a wall."""

    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("Six letters and digits, as on the poster."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "autofocus": True}
        ),
        error_messages={"required": _("Write the code.")},
    )


class NameForm(forms.Form):
    """Under which name a guest is met."""

    name = forms.CharField(
        label=_("Your name"),
        min_length=2,
        max_length=120,
        help_text=_("As the others know you."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": _("Write your name."), "min_length": _("Write your whole name.")},
    )


class ComeForm(NameForm):
    """Somebody nobody here knows yet."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send a code to it. Nobody in the group sees it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write an e-mail address such as kari@example.org."),
        },
    )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


class WallForm(forms.Form):
    """Until when a code on the wall is good."""

    until = forms.DateField(
        label=_("Until"),
        help_text=_("The code stops working after this day."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Write the day as 2027-01-31.")},
    )

    def __init__(self, data=None):
        super().__init__(data, initial={"until": end_of_term(timezone.localdate())})

    def clean_until(self):
        until, today = self.cleaned_data["until"], timezone.localdate()
        if not today <= until <= today + LONGEST:
            raise forms.ValidationError(_("Choose a day from today on, at most a year ahead."))
        return until


class AddressesForm(forms.Form):
    """Whom to invite by mail."""

    addresses = forms.CharField(
        label=_("E-mail addresses"),
        max_length=2000,
        help_text=_("One, or up to ten with a space or a comma between. We write to each, and say that you asked."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email", "spellcheck": "false"}),
        error_messages={"required": _("Write an e-mail address.")},
    )

    def clean_addresses(self) -> list[str]:
        typed = self.cleaned_data["addresses"].replace(",", " ").replace(";", " ").lower().split()
        for address in typed:
            try:
                validate_email(address)
            except forms.ValidationError:
                told = _("“%(address)s” is not an e-mail address. Check that it has an @ and a dot.")
                raise forms.ValidationError(told, params={"address": address}) from None
        if len(set(typed)) > MOST_ADDRESSES:
            raise forms.ValidationError(_("At most ten at once. Take some out, and invite them tomorrow."))
        return list(dict.fromkeys(typed))
