"""A question of the first visit: how often may we write?"""

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.people.models import Person
from kohort.people.steps import Step

from .models import Wish


class LettersForm(forms.ModelForm):
    """One's wish, as it is from now on."""

    class Meta:
        model = Wish
        fields = ["rhythm"]
        widgets = {"rhythm": forms.RadioSelect}
        labels = {"rhythm": _("We may write")}

    def __init__(self, data, person: Person):
        super().__init__(data, instance=Wish.of(person.pk, person.institution))

    def keep(self) -> None:
        self.instance.since = timezone.now()
        self.save()


def form(request: HttpRequest, person: Person) -> LettersForm:
    return LettersForm(request.POST if request.method == "POST" else None, person)


LETTERS = Step("letters", _("How often may we write?"), "notices/first_letters.html", form)
