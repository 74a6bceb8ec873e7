"""A programme is called otherwise, or goes on in another: whoever studied it is found by the new words."""

from kohort.activity.models import Happening
from kohort.institutions.models import Programme
from kohort.kit.bugs import bug
from kohort.people.facets import of_programmes
from kohort.people.indexing import changed
from kohort.people.models import Study


def told(happening: Happening) -> None:
    """Named in READERS; all who studied it or what has merged with it. Twice does no harm."""
    programme = Programme.objects.filter(pk=happening.particulars["programme"]).first()
    if programme is None or bug("not-renamed"):
        return
    rows = Study.objects.trusted("the index keeps who may be found by which words")
    studied = rows.filter(of_programmes([programme.code], programme.institution_id))
    changed(studied.order_by().values_list("person", flat=True).distinct())
