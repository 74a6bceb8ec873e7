"""How opportunities are said: the kinds, where, by when, in the language of the moment."""

from math import ceil

from django.template.defaultfilters import floatformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kohort.people.naming import country

from .opportunity import Opportunity

SEVERAL = {
    "job": gettext_lazy("Jobs"),
    "trainee": gettext_lazy("Trainee places"),
    "internship": gettext_lazy("Internships"),
    "thesis": gettext_lazy("Thesis topics"),
    "project": gettext_lazy("Student projects"),
    "course": gettext_lazy("Courses"),
}
SOON = 14  # days that are counted


def where(one: Opportunity) -> str:
    """ "Turku, Finland · can be done from afar"; "" where nothing is said."""
    place = ", ".join(filter(None, [one.place, one.country and country(one.country)]))
    afar = _("can be taken from afar") if one.is_course else _("can be done from afar")
    return dotted(place, afar if one.remote else "")


def dotted(*said: str) -> str:
    """What is said at all, in one line."""
    return " · ".join(filter(None, said))


def apply_by(one: Opportunity) -> str:
    """By when to apply or sign up, in words; "" without a deadline."""
    if one.deadline is None:
        return ""
    days = (one.deadline - timezone.localdate()).days
    said = {"day": date_format(one.deadline), "days": days}
    if days < 0:
        return _("The deadline was %(day)s") % said
    return (_sign_up(days) if one.is_course else _apply(days)) % said


def _apply(days: int) -> str:
    if days == 0:
        return _("Apply today")
    return _("Apply by %(day)s") if days > SOON else ngettext("Apply by tomorrow", "Apply within %(days)d days", days)


def _sign_up(days: int) -> str:
    if days == 0:
        return _("Sign up today")
    if days > SOON:
        return _("Sign up by %(day)s")
    return ngettext("Sign up by tomorrow", "Sign up within %(days)d days", days)


def credits_of(one: Opportunity) -> str:
    """ "5 ECTS credits", "2.5 ECTS credits"; "" where there are none."""
    if not one.credits:
        return ""
    said = {"credits": floatformat(one.credits, -1)}
    return ngettext("%(credits)s ECTS credit", "%(credits)s ECTS credits", ceil(one.credits)) % said


def starts_on(one: Opportunity) -> str:
    if one.starts is None:
        return ""
    day = {"day": date_format(one.starts)}
    return (_("Started %(day)s") if one.starts < timezone.localdate() else _("Starts %(day)s")) % day
