"""An ask in the words of a mail: no more than the page behind its link shows."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kohort.giving.asks.by import By
from kohort.giving.models import Ask


def could_you(ask: Ask) -> str:
    """ "Could you give a guest lecture on December 4?" What is needed is an infinitive."""
    said = {"what": ask.get_kind_display()}
    if ask.day is None:
        return _("Could you %(what)s?") % said
    said["day"] = date_format(ask.day, pgettext("format of a day in a sentence", "F j"))
    return (_("Could you %(what)s on %(day)s?") if ask.starts else _("Could you %(what)s by %(day)s?")) % said


def who_asks(ask: Ask, by: By) -> str:
    """ "Tora Tveit asks: would you give a guest lecture?" In the name of the house where they are not to be seen."""
    said = {"what": ask.get_kind_display()}
    if by.name:
        return _("%(name)s asks: would you %(what)s?") % {"name": by.name, **said}
    return _("%(house)s asks: would you %(what)s?") % {"house": ask.institution.name, **said}


def from_where(ask: Ask, by: By) -> tuple[tuple[str, str], ...]:
    """ "Lecturer, Nordvik · Department of history", as a fact."""
    said = " · ".join(filter(None, (by.work, str(ask.unit or ""))))
    return ((_("Who asks"), said),) if said else ()
