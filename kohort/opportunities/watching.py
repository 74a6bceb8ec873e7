"""Hearing of new ones: a choice is kept as a watch, and what was posted since is its news."""

from datetime import datetime

from django.db.models import Q, QuerySet

from kohort.access.viewer import Viewer
from kohort.people.models import Person
from kohort.people.viewing import viewer_for

from .choosing import Choice
from .opportunity import Opportunity
from .watches import Watch

WHY = "one hears of what one may see"
MOST = 20  # for each person


def keep(choice: Choice, viewer: Viewer) -> Watch | None:
    """None where there is no room for another. Kept twice, it is kept."""
    rows = Watch.objects.visible_to(viewer)
    if not is_watched(choice, viewer) and rows.count() >= MOST:
        return None
    return rows.get_or_create(person_id=viewer.person_id, query=choice.query())[0]


def is_watched(choice: Choice, viewer: Viewer) -> bool:
    return viewer.is_member and Watch.objects.visible_to(viewer).filter(query=choice.query()).exists()


def news(watch: Watch, now: datetime) -> QuerySet[Opportunity]:
    """What was posted since `watch.told` and stands, as its owner may see it; nothing of their own. The newest first.

    Whoever tells them sets `told` to `now`.
    """
    person = Person.objects.trusted(WHY).select_related("institution").get(pk=watch.person_id)
    viewer = viewer_for(person.account_id, person.institution)
    fresh = Q(posted__gt=watch.told, posted__lte=now)
    return Choice.parse(watch.query).rows(viewer).filter(fresh).exclude(by_id=person.pk, by_id__isnull=False)
