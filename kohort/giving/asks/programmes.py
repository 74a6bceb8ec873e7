"""A field for a programme of the house, in the order of the alphabet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kohort.giving.naming import told_apart
from kohort.institutions.models import Institution, Programme


class ProgrammeField(forms.ModelChoiceField):
    """Offers nothing before it is told of which house."""

    def __init__(self):
        super().__init__(Programme.objects.none(), label=_("For which programme"), required=False)

    def offer(self, institution: Institution) -> None:
        """Those that live on today."""
        self.queryset = institution.programmes.filter(merged_into=None, closed=None).select_related("unit")
        named = ((one.pk, name) for one, name in told_apart(self.queryset))
        self.choices = [("", "–"), *named]  # type: ignore[assignment]
