"""What one may answer about one's limits: how often, how far, in which languages, when not, and who sees it."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kohort.access.audience import Audience
from kohort.people.naming import language_name

from .saying import month_name

SPOKEN = ("no", "sv", "fi", "da", "se", "en", "de", "fr", "es")
WRITTEN = {"nb": "no", "nn": "no"}  # Norwegian is one language to speak and to read
HOW_OFTEN = {
    "1": _("At most once a year"),
    "2": _("At most twice a year"),
    "4": _("At most four times a year"),
    "12": _("At most once a month"),
    "0": _("As often as there is need"),
}
HOW_FAR = {
    "25": _("My own town, and 25 km around it"),
    "100": _("Up to 100 km"),
    "0": _("Anywhere"),
    "remote": _("Only from afar, by video or in writing"),
}
SEEN = {
    Audience.MEMBERS: _("Members: students and teachers find you by it"),
    Audience.CLASSMATES: _("My class"),
    Audience.OFFICE: _("Only the alumni office, which asks you itself"),
}


def languages() -> list[tuple[str, str]]:
    return [(code, capfirst(language_name(code))) for code in SPOKEN]


def months() -> list[tuple[int, str]]:
    return [(month, capfirst(month_name(month))) for month in range(1, 13)]
