"""Concern: what somebody would like the office to look at, and that it has."""

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.activity.models import record
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key
from kohort.opportunities.models import Opportunity
from kohort.stories.models import Story
from kohort.stories.story import STANDS

WHY = "the office looks at what was reported"
LISTED = (Opportunity.State.OPEN, Opportunity.State.CLOSED)  # what has closed can be opened again


class Concern(Guarded):
    """About a `story` or an `opportunity`. Without `by` it is a visitor's; `kept` says that it was left as it is.

    Whoever wrote that neither sees this nor decides about it, be it a coordinator. Nobody is told who reported it.
    """

    personal = Personal(
        export=True,
        erase=False,
        why="What one reported; the words go with the writer.",
        without=("key", "story__person"),  # whoever told the story learns nothing of it
        words=("words",),
    )

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    story = ForeignKey(Story, models.CASCADE, null=True, related_name="+")
    opportunity = ForeignKey(Opportunity, models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)
    decided = models.DateTimeField(null=True)
    kept = models.BooleanField(null=True)

    may = {"decide": lambda concern, viewer: type(concern).open_for(viewer).filter(pk=concern.pk).exists()}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "by"], condition=Q(decided=None), name="a_story_reported_once"),
            models.UniqueConstraint(
                fields=["opportunity", "by"], condition=Q(decided=None), name="an_opportunity_reported_once"
            ),
        ]

    def __str__(self):
        return f"concern {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """One's own; for coordinators all but those about their own words."""
        own = Q(by_id=viewer.person_id) if viewer.is_member else NONE
        if not viewer.is_coordinator:
            return own
        return own | Q(institution_id=viewer.institution_id) & ~_written_by(viewer)

    @classmethod
    def open_for(cls, viewer: Viewer):
        """Those this viewer is to decide, about what others can still read."""
        told = Story.objects.trusted(WHY).filter(STANDS)
        posted = Opportunity.objects.trusted(WHY).filter(Opportunity.answered_for(), state__in=LISTED)
        there = Q(story__in=told.values("pk")) | Q(opportunity__in=posted.values("pk"))
        rows = cls.objects.visible_to(viewer).filter(there, decided=None)
        return rows if viewer.is_coordinator else rows.none()

    @classmethod
    def about(cls, **thing):
        """Those nobody has decided about: `about(story=7)`."""
        return cls.objects.trusted(WHY).filter(decided=None, **thing)

    @classmethod
    @transaction.atomic
    def raise_by(cls, viewer: Viewer, institution: Institution, words: str, **thing) -> None:
        """To report it twice is to report it once; the office is told of the first. The spine does not say who."""
        is_first = not cls.about(**thing).exists()
        said = {"institution": institution, "words": words, "by_id": viewer.person_id, **thing}
        if viewer.is_member:
            row, _is_new = cls.about(**thing).get_or_create(by_id=viewer.person_id, decided=None, defaults=said)
        else:
            row = cls.objects.create(**said)
        if is_first:
            record("concern.made", institution=institution, concern=row.pk)


def _written_by(viewer: Viewer) -> Q:
    """About what the viewer wrote."""
    if not viewer.is_member or bug("concern-own"):
        return NONE
    told = Story.objects.trusted(WHY).filter(person_id=viewer.person_id)
    posted = Opportunity.objects.trusted(WHY).filter(by_id=viewer.person_id)
    return Q(story__in=told.values("pk")) | Q(opportunity__in=posted.values("pk"))
