"""The catalogue as it is drawn: in groups that open and close."""

from collections.abc import Set
from typing import NamedTuple

from babel.lists import format_list
from django.utils.text import capfirst
from django.utils.translation import get_language

from .catalogue import GROUPS


class Choice(NamedTuple):
    """One kind of offer, as it is drawn."""

    value: str
    label: str
    description: str
    chosen: bool


class Group(NamedTuple):
    """Several that belong together; `names` tells what is in it while it is closed."""

    label: str
    names: str
    choices: list[Choice]
    is_open: bool


def drawn(chosen: Set[str]) -> list[Group]:
    """The first group is open, and so is each in which something is chosen."""
    return [_group(label, kinds, chosen, is_first=place == 0) for place, (label, kinds) in enumerate(GROUPS)]


def _group(label, kinds, chosen, is_first):
    choices = [Choice(kind, capfirst(kind.label), text, kind in chosen) for kind, text in kinds.items()]
    names = format_list([str(kind.label) for kind in kinds], style="or", locale=get_language() or "en")
    return Group(label, capfirst(names), choices, is_first or any(choice.chosen for choice in choices))
