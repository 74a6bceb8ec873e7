"""Duty: one thing that a board hands over to the next."""

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.kit.keys import new_key

from .office import SOON, Office, lock


class Duty(Guarded):
    """One thing to hand over when the board changes."""

    personal = Personal(export=False, erase=False, why="A list for the next board; who ticked is not told.")

    group = ForeignKey("groups.Group", models.CASCADE, related_name="duties")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    text = models.CharField(max_length=200)
    note = models.TextField(max_length=2000, blank=True)
    done = models.DateTimeField(null=True)
    done_by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")

    implies = ("group",)
    may = {"tick": lambda duty, viewer: duty.group.allows(viewer, "hand over")}

    def __str__(self):
        return self.text

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By who leads the group today or will soon, and by the coordinator of its home."""
        from kohort.groups.models import Group  # which has duties

        today = timezone.localdate()
        board = Office.held_within(today, today + SOON).filter(person_id=viewer.person_id)
        at_home = Q(group__institution_id=viewer.institution_id) if viewer.is_coordinator else NONE
        mine = Q(group_id__in=board.values("group_id")) if viewer.is_member else NONE
        return Q(group__in=Group.objects.visible_to(viewer)) & (mine | at_home)

    @classmethod
    @transaction.atomic
    def begin(cls, group, texts) -> None:
        """The list as it is proposed; begun anew, every tick goes, and the notes stay for the next board."""
        lock(group)
        rows = cls.objects.trusted("the list is the group's").filter(group=group)
        if rows.exists():
            rows.update(done=None, done_by=None)
        else:
            cls.objects.bulk_create(cls(group=group, text=str(text)) for text in texts)

    def turn(self, by: Viewer) -> None:
        """Done, or not done after all."""
        self.done, self.done_by_id = (None, None) if self.done else (timezone.now(), by.person_id)
        self.save(update_fields=["done", "done_by"])
