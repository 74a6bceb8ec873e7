"""The starter's kit: ten people you know, one question to ask, three first posts (Holmberg's advice on new groups)."""

from typing import NamedTuple

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from kohort.access.gate import myself, on
from kohort.access.viewer import Viewer
from kohort.accounts.limits import TooOften
from kohort.groups.models import Group, Membership

from .invitations import candidates
from .models import Guest, Invite

WHY = "how far a new group has come"
PEOPLE, QUESTIONS, POSTS = 10, 1, 3
SUGGESTED = 6


class Beginning(NamedTuple):
    """What `conversations` knows of a new group: how many questions and other posts there are; the starter to `ask`
    with, and others as (name, label), to be handed on as `?starter=`."""

    questions: int
    posts: int
    ask: str
    starters: list[tuple[str, str | Promise]]


class Step(NamedTuple):
    """How far one step is: `done` of `needed`."""

    done: int
    needed: int

    @property
    def is_done(self) -> bool:
        return self.done >= self.needed


def starts(group: Group, viewer: Viewer) -> bool:
    """Whether the kit is somebody's: who started the group, and who leads it."""
    return viewer.is_member and (group.started_by_id == viewer.person_id or group.allows(viewer, "lead"))


def beginning(group: Group) -> Beginning:
    """As told from above."""
    return import_string(settings.BEGINNING)(group)


def steps(group: Group, begun: Beginning) -> tuple[Step, Step, Step]:
    """People asked or come, questions and posts, each counted from rows."""
    return Step(_people(group), PEOPLE), Step(begun.questions, QUESTIONS), Step(begun.posts, POSTS)


def _people(group: Group) -> int:
    """Who has come, but for who started it, and who has been asked and has not answered."""
    members = Membership.objects.trusted(WHY).filter(group=group, left=None).exclude(person_id=group.started_by_id)
    asked = Invite.open_today().filter(group=group)
    return members.count() + Guest.here_today().filter(group=group).count() + asked.count()


@myself
@on(Group)
@require_safe
def start(request, group):
    """Three small steps, and where each is taken."""
    if not starts(group, request.viewer):
        raise Http404
    try:
        people = candidates(request, group)
    except TooOften:
        people = {"q": "", "people": []}
    begun = beginning(group)
    done = steps(group, begun)
    context = {"group": group, "steps": done, "begun": begun, "all_done": all(one.is_done for one in done)}
    people["people"] = people["people"][:SUGGESTED]
    return render(request, "groups/entering/start.html", context | people)
