"""Which door of a group does a code open? A code that was never made, one whose day is over and one that was closed are
answered alike.

A wall's code has six signs, 30 bits. An institution hears at most 2,000 wrong ones a day, 730,000 a year; with twenty
codes on walls, a year of using that up finds one with a chance of 730,000 x 20 / 2^30, one in seventy. What it opens is
one group, as a guest, after an address was proved, before the eyes of who leads it. A network, such as a lecture
hall's, may mistype sixty times an hour; right codes are never counted.
"""

from typing import NamedTuple

from django.db import transaction
from django.db.models import Q

from kohort.accounts.codes import bare
from kohort.accounts.limits import Limit, network_of, spend
from kohort.institutions.models import Institution
from kohort.kit.bugs import bug

from .models import Entrance, Invite

PER_NETWORK = Limit("wrong group codes of a network", 60, 3600)
PER_INSTITUTION = Limit("wrong group codes of an institution", 2000, 86_400)


class Door(NamedTuple):
    """An open way into a group."""

    way: Entrance | Invite

    @property
    def group(self):
        return self.way.group

    @property
    def code(self) -> str:
        return self.way.code if isinstance(self.way, Entrance) else self.way.key

    @property
    def entrance(self) -> Entrance | None:
        return self.way if isinstance(self.way, Entrance) else None

    @property
    def invite(self) -> Invite | None:
        return self.way if isinstance(self.way, Invite) else None


def door_at(request, typed: str) -> Door | None:
    """The open door that was typed, or None. Raises TooOften, for a right code too once a budget is used up.

    As for codes on paper: counted before anything is looked up, and rolled back for a right one, so that guesses side
    by side get no more than one after another.
    """
    with transaction.atomic():
        if not bug("door-budget"):
            spend((PER_NETWORK, network_of(request)), (PER_INSTITUTION, str(request.institution.pk)))
        found = look(request.institution, typed, request.viewer.person_id)
        if found:
            transaction.set_rollback(True)
    return found


def look(institution: Institution, typed: str, person_id: int | None = None) -> Door | None:
    """The same, without counting. An invitation to a person is that person's alone."""
    code, group = bare(typed), Q(group__institution=institution, group__closed=None, group__approved__isnull=False)
    if entrance := Entrance.open_today().filter(group, code=code).select_related("group").first():
        return Door(entrance)
    mine = Q(person=None) | Q(person_id=person_id, person_id__isnull=False)
    invite = Invite.open_today().filter(group, mine, key=code).select_related("group").first()
    return Door(invite) if invite else None
