"""The part of a form that asks where: a town the gazetteer knows, for near and far are counted from there."""

from typing import Any

from kohort.people.towns import known, place_of, suggest_towns

from .moment import MomentForm


class PlaceForm(MomentForm):
    """Sets `country` of its ask. A town that stood there already is left alone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        suggest_towns(self.fields["town"], self.instance.institution.slug)

    def clean_town(self) -> str:
        town = self.cleaned_data["town"]
        return known(town, self.instance.institution) if "town" in self.changed_data else town

    def clean(self) -> dict[str, Any]:
        said, house = super().clean(), self.instance.institution
        place = place_of(said.get("town") or "", house)
        self.instance.country = place.country if place else house.country
        return said
