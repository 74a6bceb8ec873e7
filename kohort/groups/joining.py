"""The ways into a group and out of it that are theirs alone to take."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kohort.access.gate import on
from kohort.activity.models import record
from kohort.people.models import Person

from .models import Group, Invite, Membership, Request
from .standing import open_request, standing

Admits, Way = Group.Admits, Membership.Way
WORDS = Request._meta.get_field("words").max_length


@on(Group)
@require_POST
def membership(request, group):
    """`do` says which: join, come back, ask, withdraw, leave. 404 for what is not open to the viewer."""
    do, viewer = request.POST.get("do", ""), request.viewer
    stands = standing(group, viewer)
    may_leave = do == "leave" and stands.is_in and viewer.is_member
    if not ((do and do == stands.can) or may_leave):
        raise Http404
    with transaction.atomic():
        DEEDS[do](request, group)
    return HttpResponseRedirect(_after(request, group))


def _join(request, group):
    invited = Invite.waiting_for(request.viewer.person_id).filter(group=group).exists()
    way = Way.INVITED if invited else Way.RULE if group.admits == Admits.RULE else Way.JOINED
    group.admit(_myself(request), way=way, by=request.viewer.account_id)
    messages.success(request, _("Welcome! You are in."))


def _ask(request, group):
    viewer, person = request.viewer, _myself(request)
    words = " ".join(request.POST.get("words", "").split())[:WORDS]
    Request.objects.create(institution=person.institution, group=group, person=person, words=words)
    record("request.made", institution=person.institution, by=viewer.account_id, about=person, group=group.pk)
    messages.success(request, _("You have asked. Whoever leads the group will answer, and you get a notice."))


def _withdraw(request, group):
    open_request(group, request.viewer).delete()
    messages.success(request, _("You no longer ask to come in."))


def _leave(request, group):
    rows = Membership.objects.visible_to(request.viewer).filter(group=group, person_id=request.viewer.person_id)
    rows.get().leave()
    messages.success(request, _("You have left %(group)s. You can come back whenever you like.") % {"group": group})


DEEDS = {"join": _join, "come back": _join, "ask": _ask, "withdraw": _withdraw, "leave": _leave}


def _myself(request) -> Person:
    return Person.objects.visible_to(request.viewer).get(pk=request.viewer.person_id)


def _after(request, group) -> str:
    """The group's page, with its letter of welcome for who has just come; the list where the group is seen no more."""
    at = {"institution": request.institution.slug}
    if not Group.objects.visible_to(request.viewer).filter(pk=group.pk).exists():
        return reverse("groups:groups", kwargs=at)
    came = request.POST["do"] in ("join", "come back")
    return reverse("groups:group", kwargs={**at, "key": group.key}) + ("?welcome=1" if came else "")
