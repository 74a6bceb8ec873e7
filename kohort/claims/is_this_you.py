"""The first question: is this you? What one is called here, one's language, and what the register has wrong."""

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kohort.accounts.models import Account
from kohort.people.figures import own_studies
from kohort.people.models import Person
from kohort.people.steps import Step

from .welcoming import Remark


class YouForm(forms.Form):
    """The register's own name is not changed here: the office hears what is wrong with it."""

    name = forms.CharField(
        label=_("What shall we call you?"),
        help_text=_("The name others see. Empty, it is your name in the register."),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Your language"), help_text=_("For these pages and for letters."), choices=settings.LANGUAGES
    )
    wrong = forms.CharField(
        label=_("What is not right?"),
        help_text=_("A sentence is enough. The alumni office reads it and puts it right."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data, person: Person, account: Account, studies: list):
        self.person, self.account, self.studies = person, account, studies
        language = account.language or get_language()
        super().__init__(data, initial={"name": person.name, "language": language})

    def keep(self) -> None:
        self._name(self.cleaned_data["name"])
        self.account.language = self.cleaned_data["language"]
        self.account.save(update_fields=["language"])
        if text := self.cleaned_data["wrong"]:
            Remark.say(self.person, text)

    def _name(self, chosen: str) -> None:
        """A name as it is in the register is not kept a second time: it follows the register."""
        person, before = self.person, self.person.display_name
        person.display_name = ""
        person.display_name = "" if chosen == person.name else chosen
        if person.display_name != before:
            person.save(update_fields=["display_name"])


def _form(request, person: Person) -> YouForm:
    posted = request.POST if request.method == "POST" else None
    return YouForm(posted, person, request.user, own_studies(request.viewer))


YOU = Step("you", _("Is this you?"), "claims/is_this_you.html", _form)
