"""What somebody writes who asks for their place, and what the office writes who decides."""

import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.people.forms import EARLIEST, NameForm
from kohort.people.models import Affiliation, Person

YEAR = re.compile(r"\d{4}")
ADULT, MOST_YEARS = 15, 5
EMAIL_ERRORS = {
    "required": _("Write your e-mail address."),
    "invalid": _("Write an e-mail address such as kari@example.org."),
}


class EmailField(forms.EmailField):
    """An address to answer to."""

    def __init__(self, **kwargs):
        attrs = {"autocomplete": "email", "spellcheck": "false"}
        super().__init__(max_length=254, widget=forms.EmailInput(attrs=attrs), error_messages=EMAIL_ERRORS, **kwargs)

    def clean(self, value) -> str:
        return super().clean(value).lower()


class FindForm(forms.Form):
    """Who one says to be. `typed` is what a Case keeps of it."""

    given_names = forms.CharField(
        label=_("Given names"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Write your given names, as on your diploma.")},
    )
    surname = forms.CharField(
        label=_("Surname"),
        help_text=_("The one on your diploma, if you have another one today."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
        error_messages={"required": _("Write your surname, as on your diploma.")},
    )
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        widget=forms.NumberInput(attrs={"autocomplete": "bday-year"}),
        error_messages={"required": _("Write the year you were born."), "invalid": _("Write a year such as 1984.")},
    )
    programme = forms.CharField(
        label=_("What you studied"),
        help_text=_("Roughly is enough."),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"list": "programmes", "autocomplete": "off"}),
    )
    years = forms.CharField(
        label=_("Graduation year"),
        help_text=_("Several years are fine: 2008, 2010."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = EmailField(label=_("E-mail address for the answer"), help_text=_("One you read today."))

    def clean_birth_year(self) -> int:
        year = self.cleaned_data["birth_year"]
        if not EARLIEST <= year <= timezone.localdate().year - ADULT:
            raise forms.ValidationError(_("Write the year you were born, such as 1984."))
        return year

    def clean_years(self) -> list[int]:
        text, latest = self.cleaned_data["years"], timezone.localdate().year + 1
        years = [int(year) for year in YEAR.findall(text)]
        if (text and not years) or any(not EARLIEST <= year <= latest for year in years):
            raise forms.ValidationError(_("Write a year such as 2008, or several with commas."))
        return years[:MOST_YEARS]

    @property
    def typed(self) -> dict:
        return dict(self.cleaned_data)


class LetterForm(forms.Form):
    """The code of a letter on paper, and an address of one's own."""

    code = forms.CharField(
        label=_("Code in the letter"),
        help_text=_("Capital or small letters, with or without dashes."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "autofocus": True}
        ),
        error_messages={"required": _("Write the code in the letter.")},
    )
    email = EmailField(label=_("Your e-mail address"), help_text=_("You sign in with it from now on."))


class ReasonForm(forms.Form):
    """Why the office decides as it does. Stays with the case; nobody outside the office reads it."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("How you made sure. For the office alone; what somebody knows about a person is no proof."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write how you made sure, in a sentence.")},
    )


class DecideForm(ReasonForm):
    """Which of `people` it is, or nobody to be sure of. `person` is the one that was chosen."""

    REFUSE = "refuse"

    def __init__(self, *args, people: list[Person], can_let_in: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.key: person for person in people} if can_let_in else {}
        chosen = [(key, person.name) for key, person in self.people.items()]
        self.fields["decision"] = forms.ChoiceField(
            label=_("Who is it?"),
            choices=[*chosen, (self.REFUSE, _("Close it: we cannot make sure"))],
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose one.")},
        )
        self.order_fields(["decision", "reason"])

    @property
    def person(self) -> Person | None:
        return self.people.get(self.cleaned_data["decision"])


class AddForm(NameForm):
    """Somebody no register has, begun with what they typed."""

    affiliation = forms.ChoiceField(
        label=_("Here as"), choices=[("", _("student or graduate")), *Affiliation.Kind.choices], required=False
    )

    def __init__(self, *args, typed: dict, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.update({name: typed.get(name, "") for name in ("given_names", "surname")})
