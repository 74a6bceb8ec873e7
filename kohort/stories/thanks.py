"""Thank: one tap of a reader. Its writer sees who, others how many; nobody learns who merely read."""

from collections.abc import Collection

from django.db import models, transaction
from django.db.models import Count, Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.activity.models import record
from kohort.kit.bugs import bug
from kohort.people.models import Person

from .story import Story

WHY = "one thanks in one's own name, and others see how many did"


class Thank(Guarded):
    """`person` thanked for a story, once."""

    personal = Personal(export=True, erase=True, why="Which stories one said thank you for.")

    story = ForeignKey(Story, models.CASCADE, related_name="thanks")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    implies = ("story",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "person"], name="thanked_once")]

    def __str__(self):
        return f"thank {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """One's own, and those one was given by people one sees."""
        if not viewer.is_member:
            return NONE
        met = Q(person__in=Person.objects.visible_to(viewer).values("pk"))
        given = met if bug("thanks-read") else met & Q(story__person_id=viewer.person_id)
        return Q(person_id=viewer.person_id) | given


def how_many(stories: Collection[int], viewer: Viewer) -> dict[int, int]:
    """Of these stories, by id; without those who hide, have left, or are kept apart from the viewer. One query."""
    rows = Thank.objects.trusted(WHY).filter(story__in=stories, person__hidden_since=None)
    rows = rows.filter(person__account__isnull=False).exclude(person_id__in=viewer.apart)
    return dict(rows.values_list("story_id").annotate(Count("pk")))


@transaction.atomic
def thank(story: Story, viewer: Viewer) -> None:
    """Twice is once."""
    row, is_new = _own(story, viewer).get_or_create(story=story, person_id=viewer.person_id)
    if is_new:
        keys = {"story": story.pk, "thank": row.pk}
        record("story.thanked", institution=story.institution, by=viewer.account_id, about=story.person, **keys)


def take_back(story: Story, viewer: Viewer) -> None:
    _own(story, viewer).delete()


def _own(story: Story, viewer: Viewer):
    return Thank.objects.trusted(WHY).filter(story=story, person_id=viewer.person_id)
