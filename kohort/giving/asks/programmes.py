"""A field for a programme of the house, in the order of the alphabet."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kohort.institutions.models import Institution, Programme
from kohort.kit.sorting import sort_key


class ProgrammeField(forms.ModelChoiceField):
    """Offers nothing before it is told of which house."""

    def __init__(self):
        super().__init__(Programme.objects.none(), label=_("For which programme"), required=False)

    def offer(self, institution: Institution) -> None:
        """Those that live on today."""
        self.queryset = institution.programmes.filter(merged_into=None).select_related("unit")
        language = get_language() or "en"
        named = sorted(((one.pk, one.name) for one in self.queryset), key=lambda pair: sort_key(pair[1], language))
        self.choices = [("", "–"), *named]  # type: ignore[assignment]
