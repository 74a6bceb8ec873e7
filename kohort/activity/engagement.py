"""Figure: how many took part in something, in one of the four ways in which universities count their alumni.

The ways are those of CASE, the Council for Advancement and Support of Education: Alumni Engagement Metrics (white
paper, 2018; survey guidance, August 2020). Whoever takes part in one way is counted once in it, however often they did.
"""

from typing import NamedTuple

from django.db.models import QuerySet, TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Mode(TextChoices):
    VOLUNTEER = "volunteer", _("gave their time")
    EXPERIENTIAL = "experiential", _("took part")
    COMMUNICATION = "communication", _("were in touch")
    PHILANTHROPIC = "philanthropic", _("gave or lent something")


class Figure(NamedTuple):
    """`people` is a query of the ids of those who did it, None where it was nobody in particular; `times`, how often.
    `page` names the address where one sees more, if there is one."""

    mode: Mode
    what: str | Promise
    people: QuerySet | None
    times: int
    page: str = ""

    @classmethod
    def of(cls, mode: Mode, what: str | Promise, rows: QuerySet, by: str = "person_id", page: str = "") -> "Figure":
        """Of the rows of which each is once; `by` is their column that names who."""
        return cls(mode, what, rows.values(by), rows.count(), page)
