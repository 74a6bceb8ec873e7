"""What a guest wrote becomes theirs once they are somebody here: settings.GUEST_BECAME."""

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
