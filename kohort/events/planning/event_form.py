"""The one form in which an event is planned; how it is laid out is in `parts`."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy, pgettext_lazy

from kohort.events.event import Event

from .places import PLACES, PlacesForm, link_field
from .times import TimesForm
from .topics import TopicsField
from .whom import WhomForm

A_DAY = 24  # hours
WANTED = {
    "title": gettext_lazy("Give it a title."),
    "day": gettext_lazy("Say which day it is."),
    "begins": gettext_lazy("Say when it begins."),
    "finishes": gettext_lazy("Say when it ends."),
    "audience": gettext_lazy("Say for whom it is."),
}


class EventForm(TimesForm, PlacesForm, WhomForm):
    """All that is said of an event; of what is wrong, every field says what to do."""

    language = forms.ChoiceField(label=gettext_lazy("Language of these words"), choices=settings.LANGUAGES)
    topics = TopicsField(
        label=gettext_lazy("Topics"),
        help_text=gettext_lazy("With commas between them: career, climate. Those interested in one can be told."),
        required=False,
    )
    capacity = forms.IntegerField(
        label=pgettext_lazy("how many fit", "Places"),
        help_text=gettext_lazy("Guests count. Left empty, there is no limit. When it is full, people wait in a queue."),
        min_value=1,
        max_value=100_000,
        required=False,
    )
    guests_each = forms.IntegerField(
        label=gettext_lazy("Guests each may bring"), min_value=0, max_value=20, required=False
    )
    offer_hours = forms.IntegerField(
        label=gettext_lazy("Hours an offered place is kept"),
        help_text=gettext_lazy("A place that becomes free is offered to the next in the queue for so long."),
        min_value=1,
        max_value=14 * A_DAY,
        required=False,
    )
    payment_link = link_field(gettext_lazy("Link to pay"))
    tell = forms.BooleanField(required=False)

    class Meta:
        model = Event
        fields = [
            *("title", "about", "language", "topics", "zone", *PLACES, "audience", "capacity", "guests_each"),
            *("offer_hours", "price", "payment_link", "asks_photos"),
        ]
        widgets = {"about": forms.Textarea({"rows": 6}), "audience": forms.RadioSelect}
        labels = PlacesForm.Meta.labels | {"title": pgettext_lazy("of an event", "Title")}
        help_texts = {
            **PlacesForm.Meta.help_texts,
            "about": gettext_lazy(
                "What happens, and why one should come. A line that begins with a dash makes a list."
            ),
            "price": gettext_lazy("In words: 350 kr, students 150 kr. Nothing is paid here."),
            "asks_photos": gettext_lazy("Whoever signs up is asked whether they may be in pictures."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, sentence in WANTED.items():
            self.fields[name].error_messages["required"] = sentence

    def clean_guests_each(self) -> int:
        return self.cleaned_data["guests_each"] or 0

    def clean_offer_hours(self) -> int:
        return self.cleaned_data["offer_hours"] or A_DAY
