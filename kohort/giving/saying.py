"""Limits in words, in the language of the page."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_date, get_month_names
from babel.lists import format_list
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kohort.people.naming import language_name

if TYPE_CHECKING:  # the models say their limits by this module
    from .models import Limits

PER_YEAR = {
    1: gettext_lazy("at most once a year"),
    2: gettext_lazy("at most twice a year"),
    4: gettext_lazy("at most four times a year"),
    12: gettext_lazy("at most once a month"),
}


def said(limits: "Limits") -> list[str]:
    """Each limit in words; nothing for what is not limited."""
    told = [PER_YEAR.get(limits.per_year or 0), *_where(limits), *_when(limits)]
    return [str(one) for one in told if one]


def _where(limits: "Limits"):
    if limits.languages:
        yield _("in {languages}").format(languages=_either(map(language_name, limits.languages)))
    if limits.remote:
        yield _("only from afar")
    elif limits.km:
        yield _("within {km} km of home").format(km=limits.km)


def _when(limits: "Limits"):
    if limits.months_off:
        yield _("not in {months}").format(months=_either(map(month_name, limits.months_off)))
    if limits.is_paused and limits.paused_until:
        yield _("not before {day}").format(day=said_day(limits.paused_until))


def month_name(month: int) -> str:
    """ "June" in the language of the page."""
    return get_month_names("wide", context="stand-alone", locale=_locale())[month]


def said_day(day: date) -> str:
    """ "March 1, 2027"."""
    return format_date(day, "long", locale=_locale())


def _either(names: Iterable[str]) -> str:
    return format_list(list(names), style="or", locale=_locale())


def _locale() -> str:
    return get_language() or "en"
