"""The log of decisions about a group's talk: who, when and why, without the words they were about."""

from datetime import datetime
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kohort.conversations.models import Post
from kohort.groups.models import Group
from kohort.groups.names import Name, names, sharing_anywhere

from .models import Appeal, Removal, Report

MOST = 50
KEPT, REMOVED, HIDDEN = _("Left as it is"), _("Removed"), _("Hidden until it is decided")
RESTORED, GRANTED, UPHELD = _("Back again"), _("Looked at again: back again"), _("Looked at again: stays removed")


class Decision(NamedTuple):
    """`by` None is the alumni office, or somebody who has gone."""

    at: datetime
    what: str | Promise
    reason: str
    by: Name | None


def decisions(request, group: Group | None = None) -> list[Decision]:
    """The newest first; of one group, or of all this viewer looks after."""
    found = sorted(_rows(request.viewer, group), key=lambda row: row[0], reverse=True)[:MOST]
    people = {person for *_rest, person in found if person}
    known = names(people, request.viewer, request.institution.slug, sharing=sharing_anywhere(request.viewer, people))
    return [Decision(at, what, reason, known.get(person)) for at, what, reason, person in found]


def _rows(viewer, group):
    """(when, what, why, who) of each decision."""
    here = {"post__in": Post.objects.trusted("whose log it is").filter(group=group).values("pk")} if group else {}
    kept = Report.objects.visible_to(viewer).filter(kept=True, **here).order_by("-decided")[:MOST]
    taken = Removal.objects.visible_to(viewer).filter(**here).order_by("-at")[:MOST]
    again = Appeal.objects.visible_to(viewer).filter(decided__isnull=False, removal__in=taken_ids(viewer, here))
    rows = {(one.decided, KEPT, "", one.decided_by_id) for one in kept}
    rows |= {(one.at, REMOVED if one.reason else HIDDEN, one.reason, one.by_id) for one in taken}
    return rows | {(one.decided, GRANTED if one.granted else UPHELD, "", one.decided_by_id) for one in again}


def taken_ids(viewer, here):
    return Removal.objects.visible_to(viewer).filter(**here).values("pk")
