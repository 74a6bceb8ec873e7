"""What one says with one's sign-up: guests, what may be shown, and the answers to what the hosts ask."""

from collections.abc import Sequence

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from kohort.events.event import Event
from kohort.events.seats.asking import Question

from .answering import questions_of
from .questions import field_for

LONGEST_NAME = 120


class SeatForm(forms.Form):
    """Fields that an event has no use for are not there. `others` says whether anybody could be shown that one comes.

    `answered` are the ids of questions whose answers are kept and not shown: they need no other, and an empty field
    leaves them.
    """

    names = forms.CharField(
        label=_("Names of your guests"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("One on each line. Leave out those you do not know yet."),
    )
    photos = forms.BooleanField(
        label=_("I may be in pictures"),
        required=False,
        help_text=_("Photos will be taken. You can change your mind at any time."),
    )
    shown = forms.BooleanField(
        label=_("Others may see that I come"),
        required=False,
        help_text=_("Members who see this event, your classmates first."),
    )

    def __init__(self, data, event: Event, *, initial=None, others=True, most=0, answered=frozenset()):
        super().__init__(data, initial=initial)
        self.event, self.answered = event, answered
        if most := max(event.guests_each, most):
            self.fields = {"guests": _guests(most), **self.fields}
        else:
            del self.fields["names"]
        if not event.asks_photos:
            del self.fields["photos"]
        if not others:
            del self.fields["shown"]
        for question in self.questions:
            self.fields[_name(question)] = field_for(question, event.language, is_answered=question.pk in answered)
        self.order_fields([name for name, field in self.fields.items() if field.required])

    @cached_property
    def questions(self) -> Sequence[Question]:
        return questions_of(self.event)

    def show(self, answers: dict[int, str]) -> None:
        """Write what was answered before into the fields."""
        self.initial.update({_name(question): answers.get(question.pk, "") for question in self.questions})

    @property
    def must_be_seen(self) -> bool:
        """Something has to be answered before the button is pressed, or to be put right."""
        return self.is_bound or any(field.required for field in self.fields.values())

    def clean_names(self) -> list[str]:
        names = [line.strip() for line in self.cleaned_data["names"].splitlines() if line.strip()]
        if any(len(name) > LONGEST_NAME for name in names):
            raise forms.ValidationError(_("One of these names is too long. Write one name on each line."))
        return names

    def clean(self):
        if len(self.cleaned_data.get("names", ())) > int(self.cleaned_data.get("guests") or 0):
            self.add_error("names", _("These are more names than guests. Choose how many you bring."))

    @property
    def wishes(self) -> dict:
        """{guests, names, shown, photos}, as `seats.seating` takes them."""
        said = {"guests": 0, "names": [], "shown": False, "photos": False}
        return {name: self.cleaned_data.get(name) or empty for name, empty in said.items()}

    @property
    def answers(self) -> dict[int, str]:
        """{id of a question: text}."""
        said = {question.pk: str(self.cleaned_data[_name(question)] or "") for question in self.questions}
        return {pk: text for pk, text in said.items() if text or pk not in self.answered}


def _guests(most: int) -> forms.Field:
    return forms.TypedChoiceField(
        label=_("How many guests do you bring?"),
        choices=[(number, str(number)) for number in range(most + 1)],
        coerce=int,
        required=False,
        error_messages={"invalid_choice": _("Choose one of these numbers.")},
    )


def _name(question: Question) -> str:
    return f"question-{question.key}"
