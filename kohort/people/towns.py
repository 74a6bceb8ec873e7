"""A town in a form: suggested while one types, found at home before elsewhere, and a sentence where nobody knows it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kohort.institutions.models import Institution

from .me.forms import suggesting
from .vocabulary.places import Place, find


def suggest_towns(field: forms.Field, slug: str) -> None:
    """`field` is called `town`; without JavaScript it stays an ordinary one."""
    field.widget.attrs |= suggesting("town", slug) | {"autocomplete": "off"}


def place_of(town: str, home: Institution) -> Place | None:
    """There is a Vik in many countries."""
    return (find(town, home.country) or find(town)) if town.strip() else None


def known(town: str, home: Institution) -> str:
    """As it was written; ValidationError for what no gazetteer has."""
    if town.strip() and place_of(town, home) is None:
        raise ValidationError(
            _("We do not know this town. Check the spelling, or write the nearest one that is larger.")
        )
    return town
