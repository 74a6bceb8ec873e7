"""The programmes there are, and the page of each."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kohort.access.gate import member, on
from kohort.access.viewer import Viewer
from kohort.groups.names import names
from kohort.kit.markdown import plain, rendered

from .models import Keeper, Round, Scheme
from .rounds import State, state
from .starting import may_start

GIST = 160  # characters
NEXT = [State.OPEN, State.PLANNED, State.RUNNING, State.MATCHING]


class Standing(NamedTuple):
    """A round and where it stands."""

    round: Round
    state: State

    @property
    def page(self) -> str:
        """Where the work is, for whoever runs it."""
        if self.state in (State.PLANNED, State.OPEN):
            return "mentoring:plan"
        return "mentoring:matching" if self.state == State.MATCHING else "mentoring:progress"

    @property
    def color(self) -> str:
        """Of the word that says how it stands."""
        return {State.OPEN: "success", State.MATCHING: "info", State.RUNNING: "accent"}.get(self.state, "neutral")


class Row(NamedTuple):
    """A programme in the list, with the round that matters to whoever reads it, if there is one."""

    scheme: Scheme
    next: Standing | None
    runs: bool
    gist: str


@member
@require_safe
def schemes(request):
    """Those with a round, open ones first; who runs one sees it before that."""
    viewer = request.viewer
    rows = Scheme.objects.visible_to(viewer).filter(closed=None).select_related("unit").order_by("name")
    told = [row for row in rows_of(rows, viewer, timezone.localdate()) if row.next or row.runs]
    told.sort(key=lambda row: NEXT.index(row.next.state) if row.next else len(NEXT))
    return render(request, "giving/mentoring/schemes.html", {"rows": told, "starts": may_start(viewer)})


@on(Scheme)
@require_safe
def scheme(request, scheme):
    """What it is, its rounds and its handbook."""
    viewer, today = request.viewer, timezone.localdate()
    rounds = Round.objects.visible_to(viewer).filter(scheme=scheme).select_related("scheme").order_by("-opens")
    context = {
        "scheme": scheme,
        "about": rendered(scheme.about),
        "handbook": rendered(scheme.handbook),
        "rounds": [Standing(one, state(one, today)) for one in rounds],
        "runs": scheme.is_run_by(viewer),
        "keepers": keepers_of(scheme, viewer, request.institution.slug),
    }
    return render(request, "giving/mentoring/scheme.html", context)


def rows_of(found: Iterable[Scheme], viewer: Viewer, today: date) -> list[Row]:
    """Two queries for all of them."""
    found = list(found)
    run = set(Scheme.objects.visible_to(viewer).filter(Scheme.run_by(viewer)).values_list("pk", flat=True))
    rounds = Round.objects.visible_to(viewer).filter(scheme__in=[one.pk for one in found], closed=None)
    best: dict[int, Standing] = {}
    for one in rounds.select_related("scheme").order_by("opens"):
        place = Standing(one, state(one, today))
        if place.state in NEXT and _sooner(place, best.get(one.scheme_id)):
            best[one.scheme_id] = place
    return [Row(one, best.get(one.pk), one.pk in run, plain(one.about, GIST)) for one in found]


def _sooner(one: Standing, other: Standing | None) -> bool:
    return other is None or NEXT.index(one.state) < NEXT.index(other.state)


def keepers_of(scheme: Scheme, viewer: Viewer, slug: str) -> list:
    """Names of those who run it, as far as the viewer sees them."""
    rows = Keeper.objects.visible_to(viewer).filter(scheme=scheme).order_by("pk")
    known = names(ids := list(rows.values_list("person_id", flat=True)), viewer, slug)
    return [known[pk] for pk in ids if pk in known]
