"""One tap of thanks for an answer."""

from django.db import transaction
from django.utils import timezone

from kohort.activity.models import record
from kohort.people.models import Person

from .askers import WHY
from .models import Reply


@transaction.atomic
def thank(reply: Reply) -> None:
    """By who asked; once, however often it is tapped. It names nobody but who answered."""
    row = Reply.objects.trusted(WHY).select_for_update().filter(pk=reply.pk, thanked__isnull=True).first()
    if row is None:
        return
    row.thanked = timezone.now()
    row.save(update_fields=["thanked"])
    person = Person.objects.trusted(WHY).get(pk=row.person_id)
    keys = {"question": row.question_id, "reply": row.pk}
    record("question.thanked", institution=person.institution, about=person, **keys)
