"""How somebody stands to a group."""

from typing import NamedTuple

from kohort.access.viewer import Viewer

from . import rules
from .models import Group, Invite, Request

Admits = Group.Admits


class Standing(NamedTuple):
    """What somebody is to a group, and the one thing they can do: "join", "ask", "withdraw", "come back" or ""."""

    is_in: bool
    leads: bool
    can: str


def standing(group: Group, viewer: Viewer) -> Standing:
    """Of whoever looks; the office may lead without being in."""
    is_in = group.has(viewer)
    return Standing(is_in, group.allows(viewer, "lead"), "" if is_in else _can(group, viewer))


def _can(group, viewer):
    if not (viewer.is_member and group.is_alive):
        return ""
    if group.admits == Admits.RULE:
        return "come back" if rules.fits(group, viewer.person_id) else ""
    invited = Invite.waiting_for(viewer.person_id).filter(group=group)
    if group.admits == Admits.OPEN or invited.exists():
        return "join"
    if group.admits == Admits.REQUEST:
        return "withdraw" if open_request(group, viewer) else "ask"
    return ""


def open_request(group, viewer):
    return Request.objects.visible_to(viewer).filter(group=group, person_id=viewer.person_id, decided__isnull=True)
