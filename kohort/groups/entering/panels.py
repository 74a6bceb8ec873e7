"""What the doors say on pages of others: to a guest, to who was asked in, to who leads a young group."""

from django.template.loader import render_to_string

from kohort.groups.models import Group
from kohort.people.models import Person

from .coming import has_place
from .models import Guest, Invite, days_ago
from .starting import beginning, starts, steps
from .ways import brings_in

YOUNG = 60  # days
WHY = "one's own invitations and places"


def for_guest(request, group) -> str | None:
    """On a group's page, to a guest of it: until when, and the way to one's own place here."""
    if group.pk not in request.viewer.guest_of:
        return None
    guest = Guest.here_today().filter(group=group, account_id=request.viewer.account_id).first()
    place = has_place(request.viewer.account_id, request.institution)
    return render_to_string("groups/entering/for_guest.html", {"group": group, "guest": guest, "place": place}, request)


def for_member(request, group) -> str | None:
    """On a group's page, to its members: asking others in. Who leads it has `ways`."""
    if not brings_in(group, request.viewer) or group.allows(request.viewer, "lead"):
        return None
    return render_to_string("groups/entering/for_member.html", {"group": group}, request)


def for_visitor(request) -> str | None:
    """On an institution's home, to a guest: the groups they are in."""
    if not request.viewer.guest_of:
        return None
    groups = Group.objects.visible_to(request.viewer).order_by("name", "pk")
    place = has_place(request.viewer.account_id, request.institution)
    return render_to_string("groups/entering/for_visitor.html", {"groups": groups, "place": place}, request)


def invited(request) -> str | None:
    """On one's home and above one's groups: who asks one in, to accept or decline with one button."""
    rows = Invite.open_today().filter(person_id=request.viewer.person_id, person_id__isnull=False)
    rows = list(rows.filter(group__closed=None, group__approved__isnull=False).select_related("group").order_by("-at"))
    if not rows:
        return None
    askers = Person.objects.visible_to(request.viewer).in_bulk([row.by_id for row in rows])
    shown = [(row, askers.get(row.by_id)) for row in rows]
    return render_to_string("groups/entering/invited.html", {"invites": shown}, request)


def young(request, group) -> str | None:
    """To who leads a group that began lately: the starter's kit, until its steps are done."""
    if group.since < days_ago(YOUNG) or group.closed or not starts(group, request.viewer):
        return None
    done = sum(step.is_done for step in steps(group, beginning(group)))
    if done == 3:
        return None
    return render_to_string("groups/entering/young.html", {"group": group, "done": done}, request)


def ways(request, group) -> str | None:
    """To who leads the group: its doors, its guests, and asking somebody in."""
    guests = Guest.here_today().filter(group=group).count()
    return render_to_string("groups/entering/ways.html", {"group": group, "guests": guests}, request)
