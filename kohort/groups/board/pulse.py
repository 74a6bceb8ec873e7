"""How a group is doing, for who leads it: what happened since a day, what is missing, and what to do about each."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from kohort.access.gate import on
from kohort.groups.counting import members
from kohort.groups.models import Group, Membership, Office, Request

from .giving import to
from .office import SOON

LATELY = timedelta(days=30)
FIGURES = "figures for who leads name nobody"


class Sign(NamedTuple):
    """One kind of life in a group: how often it was seen since a day and, if ever, when last. Apps above give theirs
    by the list PULSE in settings: (group, since) -> signs. `begin` names the address, with the group's key, where the
    next of its kind begins."""

    label: str
    times: int
    last: datetime | None = None
    begin: str = ""


class Lack(NamedTuple):
    """Something missing, said in a sentence, and where to do something about it."""

    said: str
    do: str
    href: str


@on(Group, "lead")
@require_safe
def pulse(request, group):
    """The last thirty days."""
    since = timezone.now() - LATELY
    signs = signs_of(group, since)
    context = {
        "group": group,
        "members": members([group], request.viewer)[group.pk],
        "signs": _coming_and_going(group, since) + signs,
        "last": max((one.last for one in signs if one.last), default=None),
        "lacks": lacks(request, group, signs, since),
    }
    return render(request, "groups/board/pulse.html", context)


def signs_of(group: Group, since: datetime) -> list[Sign]:
    """What the apps above see of it."""
    return [sign for path in settings.PULSE for sign in import_string(path)(group, since)]


def _coming_and_going(group, since) -> list[Sign]:
    """Of people who have taken their places: whom a rule brought in unclaimed is not counted here."""
    rows = Membership.objects.trusted(FIGURES).filter(group=group, person__account__isnull=False)
    here = rows.filter(person__hidden_since__isnull=True)
    came, left = here.filter(since__gte=since, left__isnull=True).count(), here.filter(left__gte=since).count()
    return [Sign(_("have come"), came), Sign(_("have left"), left)]


def lacks(request, group: Group, signs: list[Sign], since: datetime) -> list[Lack]:
    """The most pressing first."""
    held = list(Office.held_today().filter(group=group))
    found = [*_waiting(request, group), *_board(request, group, held)]
    is_old_enough = group.since < since and group.has(request.viewer)
    return found + (_silent(request, group, signs) if is_old_enough else [])


def _waiting(request, group) -> list[Lack]:
    count = Request.objects.trusted(FIGURES).filter(group=group, decided__isnull=True).count()
    said = ngettext("%(n)d person waits to be let in.", "%(n)d people wait to be let in.", count) % {"n": count}
    return [Lack(said, _("Answer"), _there(request, "groups:requests", group))] if count else []


def _board(request, group, held: list[Office]) -> list[Lack]:
    give, handover = to(request, "choose", group), to(request, "handover", group)
    if not held:
        return [Lack(_("Nobody is on the board."), _("Give somebody an office"), give)]
    found = []
    ending = [one for one in held if one.until and one.until <= timezone.localdate() + SOON]
    if ending:
        said = _("A term ends within two months. Go through the handover and give the next board its offices.")
        found.append(Lack(said, _("Handover"), handover))
    if len({one.person_id for one in held}) == 1:
        said = _("One person carries it alone. A deputy makes it lighter, and somebody knows how next year.")
        found.append(Lack(said, _("Give an office"), give))
    return found


def _silent(request, group, signs: list[Sign]) -> list[Lack]:
    """Where nothing above tells of life, nothing is missed."""
    begin = next((one.begin for one in signs if one.begin), "")
    if not begin or any(one.times for one in signs):
        return []
    said = _("It has been quiet for a month. A small question is enough: who works where now, who can lend a thing?")
    return [Lack(said, _("Write something"), _there(request, begin, group))]


def panel(request, group: Group) -> str | None:
    """For who leads, on the group's page: the most pressing thing."""
    since = timezone.now() - LATELY
    found = lacks(request, group, signs_of(group, since), since)
    context = {"lack": found[0], "group": group, "more": len(found) > 1} if found else {}
    return render_to_string("groups/board/lack_panel.html", context, request) if found else None


def _there(request, name: str, group: Group) -> str:
    return reverse(name, kwargs={"institution": request.institution.slug, "key": group.key})
