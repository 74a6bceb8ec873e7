"""What a visitor says before their address is proved."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kohort.events.event import Event
from kohort.events.seats.asking import Question

from .forms import LONGEST_NAME, SeatForm


class VisitorForm(SeatForm):
    """Somebody nobody here knows yet. The hosts' questions come once the address is proved: until then nothing but
    what it takes is kept."""

    name = forms.CharField(
        label=_("Your name"),
        min_length=2,
        max_length=LONGEST_NAME,
        help_text=_("As it should stand on the guest list."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": _("Write your name."), "min_length": _("Write your whole name.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send a code to it, and what you need to know about the event."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write an e-mail address such as kari@example.org."),
        },
    )
    field_order = ("name", "email", "guests", "photos")
    questions: list[Question] = []  # type: ignore[assignment]  # a plain list here

    def __init__(self, data, event: Event):
        super().__init__(data, event, others=False)
        self.fields.pop("names", None)

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    @property
    def knock(self) -> dict:
        """The columns of a Knock."""
        said = {name: self.cleaned_data[name] for name in ("name", "email")}
        return said | {name: self.wishes[name] for name in ("guests", "photos")}
