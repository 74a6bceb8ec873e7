"""The part of the form that asks where: a house or room, a town the gazetteer may know, a link, or both."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kohort.events.event import Event
from kohort.people.towns import known, place_of, suggest_towns

PLACES = ["place", "street", "town", "map_link", "online_link"]


def link_field(label, help_text="") -> forms.URLField:
    """The address of a page; https where nothing else is said."""
    return forms.URLField(label=label, help_text=help_text, max_length=500, required=False, assume_scheme="https")


class PlacesForm(forms.ModelForm):
    """Where it is. When the town is known, whoever lives near can be told."""

    map_link = link_field(gettext_lazy("Link to a map"))
    online_link = link_field(
        gettext_lazy("Link to take part online"), gettext_lazy("Shown to those who come, and to nobody else.")
    )

    class Meta:
        model = Event
        fields = PLACES
        labels = {
            "place": pgettext_lazy("of an event", "Place"),
            "street": pgettext_lazy("of an event", "Address"),
            "town": pgettext_lazy("of an event", "Town"),
        }
        help_texts = {
            "place": gettext_lazy("The house or the room."),
            "town": gettext_lazy("So that those who live near can be told."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        suggest_towns(self.fields["town"], self.instance.institution.slug)

    def clean_town(self) -> str:
        """One that stood there already is left alone."""
        town = self.cleaned_data["town"]
        return known(town, self.instance.institution) if "town" in self.changed_data else town

    def clean(self):
        super().clean()
        said = self.cleaned_data
        self._find(said.get("town", "").strip())
        if self.instance.published and not (said.get("place") or said.get("online_link")):
            self.add_error("place", _("Say where it is: a place, a link to take part online, or both."))
        return said

    def _find(self, town: str) -> None:
        event = self.instance
        found = place_of(town, event.institution)
        self.cleaned_data["town"] = found.name if found else town
        event.country = found.country if found else ""
        event.lat, event.lon = (found.lat, found.lon) if found else (None, None)
