"""Interest and Word: who would like to have it, and who knows the people there."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key
from kohort.people.facts import seen_people

from .opportunity import Opportunity

WHY = "what is about an opportunity is seen where that is seen"


class Interest(Guarded):
    """ "I am interested": a note and the way to one's page, to whoever posted it. The office does not read it.

    `email` is what an employer from outside was given to answer to; it reached them by mail, with the note.
    """

    personal = Personal(export=True, erase=True, why="What one was interested in.", without=("key",))

    opportunity = ForeignKey(Opportunity, models.CASCADE, related_name="interests")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    words = models.TextField(_("a note"), max_length=1500, blank=True)
    email = models.EmailField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    withdrawn = models.DateTimeField(null=True)

    implies = ("opportunity",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opportunity", "person"], name="interested_once")]

    def __str__(self):
        return f"interest {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By themselves, and by whoever posted it, as long as the two may meet."""
        if not viewer.is_member:
            return NONE
        posted = Q() if bug("interest-read") else Q(opportunity__by_id=viewer.person_id)
        return Q(person_id=viewer.person_id) | posted & Q(withdrawn__isnull=True) & _met(viewer)


class Word(Guarded):
    """ "I can put in a word": somebody knows the employer, and lets those who look at it know."""

    personal = Personal(export=True, erase=True, why="Where one would put in a word.")

    opportunity = ForeignKey(Opportunity, models.CASCADE, related_name="words_put_in")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    implies = ("opportunity",)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opportunity", "person"], name="a_word_once")]

    def __str__(self):
        return f"word {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By members who see both, the person and what it is about."""
        if not viewer.is_member:
            return NONE
        return Q(opportunity__in=Opportunity.objects.visible_to(viewer)) & _met(viewer)


def _met(viewer: Viewer) -> Q:
    """That the viewer sees the person."""
    from kohort.people.models import Person  # the checks of models come before that app is ready

    return Q(person__in=Person.objects.trusted(WHY).filter(seen_people(viewer)).values("pk"))
