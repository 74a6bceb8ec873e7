"""What is typed at the door: who else comes, with how many, and that all places are taken is known."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kohort.events.event import Event
from kohort.events.seats.seating import room

MOST_GUESTS = 50


class PartyForm(forms.Form):
    """How many more people come with somebody. Where they do not fit, the hosts say that they know."""

    guests = forms.IntegerField(
        label=gettext_lazy("Guests they bring"), min_value=0, max_value=MOST_GUESTS, initial=0, required=False
    )
    over = forms.BooleanField(label=gettext_lazy("Let them in all the same"), required=False)

    def __init__(self, data=None, *, event: Event, **kwargs):
        super().__init__(data, **kwargs)
        self.room = room(event)
        if self.fits:
            del self.fields["over"]

    @property
    def heads(self) -> int:
        typed = str(self.data.get("guests", self.initial.get("guests", 0)))
        return 1 + int(typed) if typed.isascii() and typed.isdigit() else 1

    @property
    def fits(self) -> bool:
        return self.room.fits(min(self.heads, MOST_GUESTS))

    def clean(self):
        if not self.fits and not self.cleaned_data.get("over"):
            told = {"held": self.room.held, "capacity": self.room.capacity}
            self.add_error("over", _("%(held)d of %(capacity)d places are taken. Tick this to let them in.") % told)

    def clean_guests(self) -> int:
        return self.cleaned_data["guests"] or 0


class WalkInForm(PartyForm):
    """Somebody who is not on the list. A name is enough, and none is needed where a member was chosen."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write who it is. A first name is enough.")},
    )
    field_order = ["name", "guests", "over"]

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["name"].required = not self.data.get("person")


class GuestsForm(forms.Form):
    """Another number of guests."""

    guests = forms.IntegerField(label=gettext_lazy("Guests they bring"), min_value=0, max_value=MOST_GUESTS)
