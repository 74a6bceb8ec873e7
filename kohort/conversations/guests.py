"""What a guest wrote becomes theirs once they are somebody here: settings.GUEST_BECAME."""

from datetime import datetime

from django.db.models import Q

from kohort.groups.models import Guest
from kohort.people.models import Person

from .models import Asker, Comment, Post

WHY = "what one wrote as a guest is one's own"


def became(guest: Guest, person: Person) -> None:
    """In the transaction of the deed; doing it again changes nothing. What stands without a name stays without it."""
    for model, column in ((Post, "post"), (Comment, "comment")):
        rows = model.objects.trusted(WHY).filter(guest=guest)
        for row in rows.filter(unnamed=True):
            Asker.objects.create(**{column: row}, person=person)
        rows.filter(unnamed=False).update(by=person)
        rows.update(guest=None)


def again(guest: Guest, person_id: int, before: datetime) -> None:
    """The way back, when it turns out that they are not this person: settings.GUEST_AGAIN. What the person has in the
    group from `before` the place was claimed can only have been the guest's."""
    for model, group in ((Post, "group"), (Comment, "post__group")):
        lies = {group: guest.group_id, "at__gte": guest.since, "at__lt": before}
        rows = model.objects.trusted(WHY).filter(Q(by_id=person_id) | Q(asker__person_id=person_id), **lies)
        ids = list(rows.values_list("pk", flat=True))
        model.objects.trusted(WHY).filter(pk__in=ids).update(by=None, guest=guest)
        for row in model.objects.trusted(WHY).filter(pk__in=ids):
            row.asker.trusted(WHY).all().delete()
            row.tell_index(narrowing=True)
