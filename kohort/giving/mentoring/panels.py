"""On one's home: what a round one takes part in, or could, wants of one now. The most pressing alone."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.utils import timezone

from kohort.giving.links import CHECK

from .models import Choice, Part, Round, Scheme
from .pairs import Check, Meeting, Pair
from .roles import roles_for

WHY = "it is their own part, and what belongs to it"
SOON = timedelta(days=7)
FRESH = timedelta(days=30)


def mine(request) -> str | None:
    """Named in settings.HOME_PANELS: say how it goes; write to each other; sign up, or say whom, before it closes."""
    parts = list(Part.objects.trusted(WHY).filter(person_id=request.viewer.person_id))
    for draw in (_asked, _begun, _closing):
        if found := draw(request, parts):
            return render_to_string("giving/mentoring/home_panel.html", found, request)
    return None


def _asked(request, parts: list[Part]) -> dict | None:
    if not parts:
        return None
    going_on = Q(pair__ended=None) | Q(stage=Check.Stage.END)
    rows = Check.objects.trusted(WHY).filter(going_on, part__in=parts, answered=None)
    lately = rows.filter(asked__gt=timezone.now() - FRESH).order_by("-asked", "-pk")
    one = lately.select_related("pair__round__scheme").first()
    return one and {"why": "asked", "check": one, "href": CHECK.path(request.institution.slug, one.key)}


def _begun(request, parts: list[Part]) -> dict | None:
    """They were told in the last month, and have not met."""
    own = [part.pk for part in parts if part.left is None]
    if not own:
        return None
    rows = Pair.live().filter(Q(mentor__in=own) | Q(mentee__in=own), starts=None)
    fresh = rows.filter(begun__gt=timezone.now() - FRESH, round__ends__gte=timezone.localdate())
    met = Exists(Meeting.objects.trusted(WHY).filter(pair=OuterRef("pk")))
    pair = fresh.exclude(met).select_related("round__scheme").order_by("-begun").first()
    return pair and {"why": "begun", "pair": pair, "round": pair.round}


def _closing(request, parts: list[Part]) -> dict | None:
    """A round whose sign-up closes within a week, and one's part or one's wishes are missing."""
    today, viewer = timezone.localdate(), request.viewer
    own = {part.round_id: part for part in parts if part.left is None}
    rows = Round.objects.visible_to(viewer).filter(
        published__isnull=False, closed=None, announced=None, opens__lte=today, closes__range=(today, today + SOON)
    )
    for one in rows.select_related("scheme").order_by("closes", "pk"):
        part = own.get(one.pk)
        if part is None and roles_for(one.scheme, viewer):
            return {"why": "closing", "round": one}
        if part and one.scheme.form == Scheme.Form.PAIRS and not _wished(part, viewer):
            return {"why": "wishes", "round": one}
    return None


def _wished(part: Part, viewer) -> bool:
    return Choice.objects.visible_to(viewer).filter(part=part).exists()
