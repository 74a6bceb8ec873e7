"""What a calendar program reads by a secret address: it cannot sign in, and sees what its owner sees at that moment."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from kohort.access.gate import public
from kohort.access.viewer import Viewer
from kohort.accounts.models import Account
from kohort.groups.models import Group
from kohort.people.viewing import viewer_for

from . import ics
from .answering import ICS, answer
from .choosing import of_group, of_person, seats_of
from .models import CalendarKey


@public
@require_safe
def calendar(request, secret):
    """The events of whoever made the address, in their language; 404 tells nothing. Roles of the office wait here."""
    key = CalendarKey.opening(secret, request.institution.pk)
    if key is None:
        raise Http404
    account = get_object_or_404(Account, pk=key.person.account_id or 0, is_active=True)
    viewer = viewer_for(account.pk, request.institution)
    with override(account.language or request.institution.language):
        return _answer(request, key, viewer)


def _answer(request, key: CalendarKey, viewer: Viewer):
    name, rows = _chosen(key, viewer, request.institution)
    events = list(rows)
    body = ics.calendar(events, name, slug=request.institution.slug, seats=seats_of(viewer))
    return answer(request, body, ICS, events)


def _chosen(key: CalendarKey, viewer: Viewer, institution):
    """(the calendar's name, its events); a group its reader has left is none of theirs."""
    if key.group_id is None:
        return _("My events at %(house)s") % {"house": institution.name}, of_person(viewer)
    group = Group.objects.visible_to(viewer).filter(pk=key.group_id).first()
    if group is None or not group.has(viewer):
        raise Http404
    return group.name, of_group(group, viewer)
