"""What is typed about a question to those who come."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, override

from kohort.events.event import Event
from kohort.events.seats.asking import Question

Kind = Question.Kind
MOST_CHOICES = 20
READY = {
    Kind.DIET: gettext_noop("Anything we should know about food?"),
    Kind.YEAR: gettext_noop("Which year did you finish?"),
}


def ready(event: Event) -> list[tuple[str, str]]:
    """(kind, words): what nearly every event asks, in the language of the event."""
    with override(event.language):
        return [(kind.value, _(words)) for kind, words in READY.items()]


class QuestionForm(forms.ModelForm):
    """Choices are written a line each."""

    lines = forms.CharField(
        label=gettext_lazy("To choose from"),
        help_text=gettext_lazy("One on each line. Only for “one of several”."),
        widget=forms.Textarea({"rows": 4}),
        max_length=2000,
        required=False,
    )
    field_order = ["words", "kind", "lines", "required"]

    class Meta:
        model = Question
        fields = ["words", "kind", "required"]
        error_messages = {"words": {"required": gettext_lazy("Write what you would like to know.")}}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["lines"] = "\n".join(self.instance.choices)

    def clean_lines(self) -> list[str]:
        lines = (" ".join(line.split())[:200] for line in self.cleaned_data["lines"].splitlines())
        return list(dict.fromkeys(filter(None, lines)))

    def clean(self):
        said = super().clean() or {}
        lines = said.get("lines", []) if said.get("kind") == Kind.CHOICE else []
        if said.get("kind") == Kind.CHOICE and not 2 <= len(lines) <= MOST_CHOICES:
            self.add_error("lines", _("Write two answers at least, twenty at most, one on each line."))
        self.instance.choices = lines
        return said
