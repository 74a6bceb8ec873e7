"""Watch: a choice of opportunities one wants to hear of."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.kit.keys import new_key


class Watch(Guarded):
    """The choice is kept as its query string; see `choosing`. What is new for it: see `watching`."""

    personal = Personal(
        export=True, erase=True, why="Which opportunities one wants to hear of.", without=("key", "before")
    )

    class How(models.TextChoices):
        DAILY = "daily", _("Once a day")
        WEEKLY = "weekly", _("Once a week")

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    query = models.CharField(max_length=1500, blank=True, help_text="A choice as a query string.")
    how = models.CharField(max_length=6, choices=How.choices, default=How.WEEKLY)
    since = models.DateTimeField(default=timezone.now)
    told = models.DateTimeField(default=timezone.now, help_text="What was posted later has not been told.")
    before = models.DateTimeField(null=True, help_text="What was told last was posted after this.")

    may = {"change": lambda watch, viewer: watch.person_id == viewer.person_id}

    class Meta:
        verbose_name_plural = "watches"
        constraints = [models.UniqueConstraint(fields=["person", "query"], name="watched_once")]

    def __str__(self):
        return f"watch {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(person_id=viewer.person_id) if viewer.is_member else NONE
