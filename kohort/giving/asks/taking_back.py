"""A visit that was logged and never was: taken back by who logged it, or by who is said to have been there."""

from typing import NamedTuple

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kohort.access.gate import on
from kohort.access.viewer import Viewer
from kohort.activity.models import record
from kohort.giving.given import LATELY, Given
from kohort.groups.names import Name, names
from kohort.kit.addresses import address
from kohort.people.models import Person

from .nouns import noun

WHY = "what never was is not counted"


class Logged(NamedTuple):
    """A visit the viewer logged, what it is called, and who came, where they are still to be seen."""

    given: Given
    noun: str
    name: Name | None


def logged(viewer: Viewer, slug: str) -> list[Logged]:
    """What the viewer can still take back, the newest first."""
    rows = Given.objects.visible_to(viewer).filter(by_id=viewer.person_id, at__gt=timezone.now() - LATELY)
    visits = list(rows.filter(**Given.VISIT).order_by("-at", "-pk"))
    known = names({one.person_id for one in visits}, viewer, slug)
    return [Logged(one, noun(one.kind), known.get(one.person_id)) for one in visits]


@on(Given, "take back")
@require_POST
def take_back(request, given):
    """It is gone from all figures."""
    drop(given, request.viewer)
    is_own = given.is_from(request.viewer)
    told = _("It is taken away, and whoever wrote it down is told.") if is_own else _("Taken back. It is not counted.")
    messages.success(request, told)
    return redirect(address("asks:given" if is_own else "asks:visit", request.institution.slug))


@transaction.atomic
def drop(given: Given, viewer: Viewer) -> None:
    """Twice is once. Where it was not they who logged it, whoever did is told."""
    count, _rows = Given.objects.trusted(WHY).filter(pk=given.pk).delete()
    if not count:
        return
    people = Person.objects.trusted(WHY).in_bulk([given.person_id, given.by_id or 0])
    _record("visit.taken_back", given, viewer, people[given.person_id])
    if given.by_id in people and given.by_id != viewer.person_id:
        _record("visit.refused", given, viewer, people[given.by_id])


def _record(verb: str, given: Given, viewer: Viewer, about: Person) -> None:
    told = {"kind": given.kind, "on": given.on.isoformat()}
    record(verb, institution=given.institution, by=viewer.account_id, about=about, roll=(), **told)
