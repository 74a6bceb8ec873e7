"""Partner: another institution whose people may be in a group. Asked by the group's home, it says yes or no itself."""

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from kohort.access.guard import NONE, ForeignKey, Guarded, Viewer
from kohort.activity.models import record
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug
from kohort.kit.keys import new_key

WHY = "which houses share a group decides who sees it"


class Partner(Guarded):
    """Its people see the names of those in the group and what is written there, nothing else; null `agreed`: asked.

    Either house ends it, and with it the memberships of that house.
    """

    group = ForeignKey("groups.Group", models.CASCADE, related_name="partners")
    institution = models.ForeignKey(Institution, models.CASCADE, related_name="+")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    since = models.DateTimeField(default=timezone.now)
    agreed = models.DateTimeField(null=True)

    implies = ("group",)
    may = {
        "answer": lambda partner, viewer: viewer.is_coordinator and partner.institution_id == viewer.institution_id,
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "institution"], name="a_partner_once")]

    @classmethod
    def seen_by(cls, viewer: Viewer) -> Q:
        """By the coordinators of both houses; once it has agreed, by whoever sees the group."""
        from kohort.groups.models import Group  # which has partners

        asked = Q(institution_id=viewer.institution_id) if viewer.is_coordinator else NONE
        return asked | Q(agreed__isnull=False, group__in=Group.objects.visible_to(viewer)) | _at_home(viewer)

    @classmethod
    def agreed_by(cls, institution_id: int | None):
        rows = cls.objects.trusted(WHY).filter(institution_id=institution_id)
        return rows if bug("partner-unasked") else rows.filter(agreed__isnull=False)

    @classmethod
    @transaction.atomic
    def ask(cls, group, institution: Institution, by: int) -> "Partner":
        """The other house finds the question at its desk. Asked twice, it is one question."""
        partner, is_new = cls.objects.trusted(WHY).get_or_create(group=group, institution=institution)
        if is_new:
            record("partner.asked", institution=group.institution, by=by, group=group.pk, partner=institution.pk)
        return partner

    @transaction.atomic
    def agree(self, by: int) -> None:
        waiting = type(self).objects.trusted(WHY).filter(pk=self.pk, agreed__isnull=True)
        if waiting.update(agreed=timezone.now()):
            record("partner.agreed", institution=self.institution, by=by, group=self.group_id)

    @transaction.atomic
    def end(self, by: int, house: Institution) -> None:
        """No more: who came from there is out, with the offices they held. Also the "no" to the question."""
        for membership in self._of_its_people():
            membership.leave()
        record("partner.ended", institution=house, by=by, group=self.group_id, partner=self.institution_id)
        type(self).objects.trusted(WHY).filter(pk=self.pk).delete()

    def _of_its_people(self):
        rows = self.group.memberships.trusted(WHY).filter(institution=self.institution, left__isnull=True)
        return rows.select_related("person", "person__institution")


def _at_home(viewer: Viewer) -> Q:
    return Q(group__institution_id=viewer.institution_id) if viewer.is_coordinator else NONE
