"""Whom the hosts would like to ask: the groups that host an event, all members, or whoever fits a choice of people."""

from django.db.models import Q

from kohort.access.viewer import Viewer
from kohort.events.event import Event
from kohort.events.hosting import Host
from kohort.groups.models import Membership
from kohort.institutions.models import Institution
from kohort.people.fitting import fitting
from kohort.people.segments import Segment

from .round import Round

WHY = "the hosts ask those who are in their groups"


def people_of(whom: str, event: Event, institution: Institution, rule: str = "") -> Q:
    """A condition on Person. Of a choice (`rule`), what every member may see counts, whoever asks."""
    if whom == Round.Whom.GROUPS:
        inside = Membership.objects.trusted(WHY).filter(group_id__in=hosting(event), left__isnull=True)
        return Q(pk__in=inside.values("person"))
    if whom == Round.Whom.MEMBERS:
        return Q(account__isnull=False)
    return fitting(chosen(rule, institution))


def hosting(event: Event):
    """The ids of the groups that host it, as a query to filter by."""
    rows = Host.objects.trusted(WHY).filter(event=event, agreed__isnull=False, group__isnull=False)
    return rows.values("group_id")


def chosen(rule: str, institution: Institution) -> Segment:
    return Segment.parse(rule, Viewer(institution_id=institution.pk)).without_text()
