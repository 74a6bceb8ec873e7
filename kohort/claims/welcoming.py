"""FirstVisit and Remark: how far somebody came in their first minutes here, and what they found wrong."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.access.personal import Personal
from kohort.activity.models import record
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug

WHY = "one's own first visit"


class OfOneself(Guarded):
    """A row that its person and the office see."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    person = ForeignKey("people.Person", models.CASCADE, related_name="+")

    implies = ("person",)

    class Meta:
        abstract = True

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        here = Q(institution_id=viewer.institution_id)
        if viewer.is_office:
            return here
        return here & Q(person_id=viewer.person_id) if viewer.is_member else NONE


class FirstVisit(OfOneself):
    """`dealt` is {slug of a step: "kept" or "skipped"}. What was kept stays kept: skipping it later unsays nothing."""

    KEPT, SKIPPED = "kept", "skipped"

    personal = Personal(export=True, erase=True, why="Which questions of the first visit one answered or skipped.")

    dealt = models.JSONField(default=dict)
    began = models.DateTimeField(default=timezone.now)
    finished = models.DateTimeField(null=True)
    put_off = models.DateTimeField(null=True, help_text="Since when one does not want to be reminded of it.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], name="one_first_visit_each")]

    def __str__(self):
        return f"first visit {self.pk}"

    @classmethod
    def of(cls, person_id: int) -> "FirstVisit":
        """How far somebody is, without writing anything."""
        return cls.objects.trusted(WHY).filter(person_id=person_id).first() or cls(person_id=person_id)

    @classmethod
    def locked(cls, person) -> "FirstVisit":
        """The row as it is, kept from another tab until the end of the transaction."""
        rows = cls.objects.trusted(WHY).select_for_update()
        return rows.get_or_create(person=person, defaults={"institution_id": person.institution_id})[0]

    @classmethod
    @transaction.atomic
    def deal(cls, person, slug: str, how: str, steps: list[str]) -> "FirstVisit":
        """Note what became of a step. Once all of `steps` are dealt with, the visit is finished, for good."""
        visit = cls.locked(person)
        before = {} if bug("progress-lost") else visit.dealt
        visit.dealt = {**before, slug: cls.KEPT if before.get(slug) == cls.KEPT else how}
        if visit.finished is None and visit.next_of(steps) is None:
            visit.finished = timezone.now()
            record("first visit finished", institution=person.institution, by=person.account_id, about=person)
        visit.save()
        return visit

    @classmethod
    @transaction.atomic
    def put_away(cls, person) -> None:
        """No reminder any more. The visit itself stays open, and may be gone on with."""
        visit = cls.locked(person)
        visit.put_off = visit.put_off or timezone.now()
        visit.save()

    def next_of(self, steps: list[str]) -> str | None:
        """The first step that was neither kept nor skipped."""
        return next((slug for slug in steps if slug not in self.dealt), None)


class Remark(OfOneself):
    """Somebody says what is wrong with what the register has about them. The office puts it right."""

    personal = Personal(export=True, erase=True, why="What one found wrong in the register.")

    text = models.CharField(max_length=500)
    made = models.DateTimeField(default=timezone.now)
    settled = models.DateTimeField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    may = {"settle": lambda remark, viewer: viewer.is_office}

    class Meta:
        indexes = [models.Index(fields=["institution", "settled", "made"], name="remarks_by_state")]

    def __str__(self):
        return f"remark {self.pk}"

    @classmethod
    @transaction.atomic
    def say(cls, person, text: str) -> None:
        """Tell the office. The same words twice are one remark while it waits."""
        waiting = cls.objects.trusted(WHY).filter(person=person, text=text, settled__isnull=True)
        if not waiting.exists():
            cls.objects.create(institution_id=person.institution_id, person=person, text=text)
            record("remark made", institution=person.institution, by=person.account_id, about=person)

    @transaction.atomic
    def settle(self, by: int | None) -> None:
        """Read, and dealt with. Settling it twice changes nothing."""
        if self.settled is None:
            self.settled, self.by_id = timezone.now(), by
            self.save(update_fields=["settled", "by"])
            record("remark settled", institution=self.institution, by=by, about=self.person)
