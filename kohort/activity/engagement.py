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
    """Of `rows` each is once; `by` is their column that names who, "" where it was nobody in particular.

    `name` is its own among all figures (40 characters), and stays when the words change: counts are kept under it.
    `page` names the address where one sees more, if there is one.
    """

    mode: Mode
    name: str
    what: str | Promise
    rows: QuerySet
    by: str = "person_id"
    page: str = ""

    @property
    def times(self) -> int:
        return self.rows.count()

    @property
    def people(self) -> QuerySet:
        """Their ids."""
        return self.rows.values(self.by) if self.by else self.rows.none().values("pk")

    def of(self, person_id: int) -> "Figure":
        """What one of them did."""
        return self._replace(rows=self.rows.filter(**{self.by: person_id}) if self.by else self.rows.none())
