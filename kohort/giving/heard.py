"""Heard: what somebody said in the corridor that they would help with, until they confirm it themselves."""

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.activity.models import record
from kohort.kit.keys import new_key
from kohort.people.models import Person

from .catalogue import Kind


class Heard(Guarded):
    """A teacher or the office wrote down what they heard. It is no offer until `person` says that it is right."""

    personal = Personal(export=True, erase=True, why="What somebody heard one would help with.", without=("key",))

    person = ForeignKey("people.Person", models.CASCADE, related_name="+")
    by = ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    kinds = models.JSONField(default=list, help_text="Of giving.catalogue.Kind.")
    words = models.CharField(_("what was said"), max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)
    answered = models.DateTimeField(null=True)
    agreed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["person", "answered"], name="heard_of_a_person")]

    def __str__(self):
        return f"heard {self.pk}"

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By whom it is about, by who wrote it down, and by the office."""
        if viewer.is_office:
            return Q(person__in=Person.objects.visible_to(viewer))
        return Q(person_id=viewer.person_id) | Q(by_id=viewer.person_id) if viewer.is_member else NONE

    def labels(self) -> list[Promise]:
        """What they would do, each in words."""
        return [Kind(kind).label for kind in self.kinds if kind in Kind.values]

    @transaction.atomic
    def answer(self, person: Person, agreed: bool) -> None:
        """What `person`, whom it is about, said to it. The first answer holds."""
        self.answered, self.agreed = timezone.now(), agreed
        self.save(update_fields=["answered", "agreed"])
        if agreed:
            house, by = person.institution, person.account_id
            record("offer.confirmed", institution=house, by=by, about=person, heard=self.pk)
