"""From a draft to a story that stands, and back: each deed counts once, however often it is pressed."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.people.models import Person

from .story import STANDS, Story

WHY = "whoever may change it was asked before"


@transaction.atomic
def begin(story: Story, person: Person) -> Story:
    """A draft of `person`; or the one they have with this very text, which was sent twice or from two tabs."""
    Person.objects.trusted(WHY).select_for_update(no_key=True).get(pk=person.pk)  # of two at once, one comes first
    rows = Story.objects.trusted(WHY).filter(person=person, title=story.title, words=story.words)
    rows.filter(told=None).update(language=story.language, audience=story.audience)
    if same := rows.order_by("pk").first():
        return same
    story.institution_id, story.person, story.source = person.institution_id, person, "owner"
    story.recorded_by_id = person.account_id
    story.save()
    return story


@transaction.atomic
def tell(story: Story, viewer: Viewer) -> None:
    """Its writer tells it; what the office has taken back stays so."""
    if _turned(story, Q(told=None, removed=None), told=timezone.now()):
        _record("told", story, viewer)


def take_back(story: Story) -> None:
    """A draft again. The thanks it had come back with it."""
    _turned(story, STANDS, told=None)


@transaction.atomic
def remove(story: Story, reason: str, viewer: Viewer) -> None:
    """The office takes it back, and says why."""
    if _turned(story, STANDS, removed=timezone.now(), reason=reason):
        _record("removed", story, viewer)


@transaction.atomic
def restore(story: Story, viewer: Viewer) -> None:
    """The office lets it stand again."""
    if _turned(story, Q(removed__isnull=False), removed=None, reason=""):
        _record("restored", story, viewer)


def _turned(story: Story, before: Q, **columns) -> bool:
    """Whether it was so, and no longer is: of two at once, one turns it."""
    return bool(Story.objects.trusted(WHY).filter(before, pk=story.pk).update(**columns))


def _record(what: str, story: Story, viewer: Viewer) -> None:
    by, about = viewer.account_id, story.person
    record(f"story.{what}", institution=story.institution, by=by, about=about, story=story.pk)
