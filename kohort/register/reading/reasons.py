"""Why a row was left out or changed, in the reader's words."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "national-id": _("Has a national identity number. Remove it from the file: we must not store it."),
    "protected": _("Has a protected identity and is never taken in."),
    "deceased": _("Is marked as deceased."),
    "missing": _("Lacks something we need: name, programme, or date or year of the degree."),
    "bad-date": _("Has a date that does not exist."),
}

WARNINGS = {
    "bad-email": _("The e-mail address cannot be right and was left out."),
    "bad-start": _("The start date or cohort cannot be read and was left out."),
    "bad-birth-year": _("The birth year cannot be read and was left out."),
    "bad-level": _("The level of the degree is not one we know and was left out."),
    "extra-cells": _("The row is longer than the headings. Check that nothing has moved to another column."),
    "derived-person-id": _("Has no id of the person; we made one from name, birth year and address."),
    "derived-degree-id": _("Has no id of the degree; we made one from person, programme and date."),
}
