"""Side and Stand: where people stand in a discussion. Of a poll everybody sees the figures, and nobody who."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.kit.keys import new_key

from .under import of_seen_posts


class Side(Guarded):
    """One of the sides a discussion can take: an answer of a poll (`text`), "for" or "against" (`stance`)."""

    class Stance(models.TextChoices):
        FOR = "for", _("For")
        AGAINST = "against", _("Against")

    post = ForeignKey("conversations.Post", models.CASCADE, related_name="sides")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    stance = models.CharField(max_length=7, choices=Stance.choices, blank=True)
    text = models.CharField(max_length=120, blank=True)
    place = models.PositiveSmallIntegerField()

    implies = ("post",)

    def __str__(self):
        return str(self.text or self.get_stance_display())

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return of_seen_posts(viewer)


class Stand(Guarded):
    """Where somebody stands, and why; one in each discussion, and it may be changed."""

    personal = Personal(export=True, erase=True, why="Where one stood in a discussion, and why.")

    post = ForeignKey("conversations.Post", models.CASCADE, related_name="stands")
    side = ForeignKey(Side, models.CASCADE, related_name="stands")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    implies = ("post", "side")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "person"], name="one_stand_each")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """For and against, by name; of a poll, one's own answer: of all others only how many there are."""
        own = Q(person_id=viewer.person_id) if viewer.is_member else NONE
        open_sides = Q(side__in=Side.objects.visible_to(viewer).exclude(stance=""))
        if viewer.apart:
            open_sides &= ~Q(person_id__in=viewer.apart)
        return of_seen_posts(viewer) & (own | open_sides)

    @classmethod
    def take(cls, person_id: int, side: Side, reason: str) -> None:
        """One stand each in a discussion; another one takes its place."""
        said = {"side": side, "reason": reason if side.stance else "", "at": timezone.now()}
        mine = cls.objects.trusted("one's own stand").filter(post_id=side.post_id, person_id=person_id)
        if not mine.update(**said):
            cls.objects.bulk_create([cls(post_id=side.post_id, person_id=person_id, **said)], ignore_conflicts=True)
