"""How the form of an event is laid out: in parts, with what few events need folded away."""

from typing import NamedTuple

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .event_form import EventForm

PARTS: tuple[tuple, ...] = (  # name, title, fields, the words others are folded away under, and these
    (
        "what",
        pgettext_lazy("part of a plan", "What"),
        ["title", "about"],
        _("Topics and language"),
        ["topics", "language"],
    ),
    (
        "when",
        pgettext_lazy("part of a plan", "When"),
        ["day", "begins", "finishes"],
        _("Doors, several days, another clock"),
        ["doors_at", "last_day", "zone"],
    ),
    (
        "where",
        pgettext_lazy("part of a plan", "Where"),
        ["place", "town", "online_link"],
        _("Street and map"),
        ["street", "map_link"],
    ),
    ("whom", _("Hosts and guests"), ["host", "audience"], "", []),
    (
        "places",
        _("How many"),
        ["capacity", "sign_up_until"],
        _("Guests, when sign-up opens, freed places"),
        ["guests_each", "sign_up_from", "offer_hours"],
    ),
    ("price", _("Money and photos"), ["price"], _("Link to pay, photos"), ["payment_link", "asks_photos"]),
)
SETTLED = {"language", "zone", "offer_hours"}  # have a value always


class Part(NamedTuple):
    """`more` is folded away under the words `fold`, unless something in it is filled in or wrong (`is_open`)."""

    name: str
    title: str
    fields: list[BoundField]
    fold: str
    more: list[BoundField]
    is_open: bool


def parts(form: EventForm) -> list[Part]:
    """In the order one thinks of them."""
    return [_part(form, *one) for one in PARTS]


def _part(form, name, title, shown, fold, folded) -> Part:
    fields, more = ([form[name] for name in names if name in form.fields] for names in (shown, folded))
    return Part(name, title, fields, fold, more, any(map(_is_told, more)))


def _is_told(field: BoundField) -> bool:
    if field.errors:
        return True
    value = field.value()
    said = any(value) if isinstance(value, list) else value
    return field.name not in SETTLED and said not in (None, "", "0", 0, False)
