"""How opportunities are said: the kinds, where, by when, in the language of the moment."""

from datetime import date

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
}
SOON = 14  # days that are counted


def where(one: Opportunity) -> str:
    """ "Turku, Finland · can be done from afar"; "" where nothing is said."""
    place = ", ".join(filter(None, [one.place, one.country and country(one.country)]))
    return " · ".join(filter(None, [place, _("can be done from afar") if one.remote else ""]))


def apply_by(deadline: date | None) -> str:
    """By when to apply, in words; "" without a deadline."""
    if deadline is None:
        return ""
    days = (deadline - timezone.localdate()).days
    if days < 0:
        return _("The deadline was %(day)s") % {"day": date_format(deadline)}
    if days == 0:
        return _("Apply today")
    if days > SOON:
        return _("Apply by %(day)s") % {"day": date_format(deadline)}
    return ngettext("Apply by tomorrow", "Apply within %(days)d days", days) % {"days": days}
