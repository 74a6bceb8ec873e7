"""A letter, and the guided first message to somebody who does not know one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kohort.people.models import Person

from . import writing
from .models import LONGEST, Thread


class LetterForm(forms.Form):
    """To a classmate, a fellow, or somebody one writes with already."""

    text = forms.CharField(label=_("Your letter"), max_length=LONGEST, widget=forms.Textarea({"rows": 5}))

    def begin(self, person: Person, other: Person) -> Thread:
        """Raises writing.CannotWrite, limits.TooOften."""
        return writing.begin(person, other, self.cleaned_data["text"])


class RequestForm(forms.Form):
    """Who I am, one question, how long it takes: what a busy person needs to know to say yes."""

    who = forms.CharField(
        label=_("Who you are"),
        help_text=_("A sentence or two: what you do, and why you turn to this person."),
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
    )
    question = forms.CharField(
        label=_("One question"),
        help_text=_("One that can be answered. More can follow when you are in touch."),
        max_length=1200,
        widget=forms.Textarea({"rows": 4}),
    )
    takes = forms.ChoiceField(
        label=_("How much time you ask for"), choices=Thread.Takes.choices, widget=forms.RadioSelect
    )

    def begin(self, person: Person, other: Person) -> Thread:
        """Raises writing.CannotWrite, limits.TooOften."""
        told = self.cleaned_data
        return writing.ask(person, other, f"{told['who']}\n\n{told['question']}", told["takes"])
