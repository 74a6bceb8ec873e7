"""A number from 1 to 5 beside each introduction: works with a keyboard, a screen reader and no script."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from .introductions import Introduction
from .wishing import MOST

CHOICES = [("", "–"), *((str(number), str(number)) for number in range(1, MOST + 1))]


class WishesForm(forms.Form):
    """A field for each, named by the key of the part. `whom`: the ids of those chosen, the first wish first."""

    def __init__(self, data, among: Sequence[Introduction], wished: Sequence[int]):
        super().__init__(data)
        self.among = among
        places = {part_id: place for place, part_id in enumerate(wished, start=1)}
        for one in among:
            self.fields[one.part.key] = forms.ChoiceField(
                label=_("Your wish: %(name)s") % {"name": one.who.name},
                choices=CHOICES,
                required=False,
                initial=str(places.get(one.part.pk, "")),
            )

    def rows(self) -> list[tuple[Introduction, Any]]:
        """Each introduction with its field; those wished for first, in their order."""
        rows = [(one, self[one.part.key]) for one in self.among]
        return sorted(rows, key=lambda row: str(row[1].initial or "9"))

    @property
    def whom(self) -> list[int]:
        chosen = [(self.cleaned_data.get(one.part.key, ""), one.part.pk) for one in self.among]
        return [part for place, part in sorted(chosen) if place]

    def clean(self):
        said = super().clean() or {}
        places = [place for place in said.values() if place]
        for place in sorted(set(places)):
            if places.count(place) > 1:
                self.add_error(None, _("You gave number %(n)s twice. Give each number once.") % {"n": place})
        return said
