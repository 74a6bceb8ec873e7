"""Block: two people who are not to meet here any more. Neither sees the other, anywhere, and neither is told."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.kit.bugs import bug


class Block(Guarded):
    """`person` does not want to meet `whom`. For who is blocked the other is absent, as if they had left."""

    personal = Personal(export=True, erase=True, why="Whom one does not want to meet.", without=("whom",))

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    whom = ForeignKey("people.Person", models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "whom"], name="blocked_once")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        return Q(person_id=viewer.person_id) if viewer.is_member else NONE

    @classmethod
    def put(cls, person_id: int, whom_id: int) -> "Block":
        """From the next request on. Nothing is recorded, and nobody told; pressed twice, it is one."""
        rows = cls.objects.trusted("one's own block")
        return rows.get_or_create(person_id=person_id, whom_id=whom_id)[0]

    @classmethod
    def around(cls, person_id: int) -> frozenset[int]:
        """Whom somebody has blocked, and by whom they are blocked: for `Viewer.apart`."""
        rows = cls.objects.trusted("who is kept apart decides what is seen")
        pairs = rows.filter(Q(person_id=person_id) | Q(whom_id=person_id)).values_list("person_id", "whom_id")
        if bug("block-one-way"):
            pairs = pairs.filter(person_id=person_id)
        return frozenset(one for pair in pairs for one in pair if one != person_id)
