"""What a round wants of whoever runs it: a new partner for somebody, to be matched, to be told, to be closed.

On their home, and on the desk.
"""

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone

from .alone import left_behind
from .models import Keeper, Round, Scheme


def on_home(request) -> str | None:
    """Named in settings.HOME_PANELS: of the programmes one keeps oneself."""
    kept = list(Keeper.schemes_of(request.viewer))
    return _panel(request, Q(scheme__in=kept), "duties") if kept else None


def on_desk(request) -> str | None:
    """Named in settings.DESK_PANELS: of all that the viewer runs."""
    return _panel(request, Q(pk__in=Round.run_by(request.viewer)), "duties_desk")


def _panel(request, which: Q, page: str) -> str | None:
    """One round: somebody who is left alone in it, or what is to be matched, comes before what is to be closed."""
    today = timezone.localdate()
    to_match = Q(closes__lt=today, ends__gte=today, announced=None, scheme__form=Scheme.Form.PAIRS)
    alone = left_behind().values("round")
    rows = Round.objects.visible_to(request.viewer).filter(which, to_match | Q(pk__in=alone) | Q(ends__lt=today))
    waiting = rows.filter(published__isnull=False, closed=None).select_related("scheme").order_by("-ends", "pk")
    one = waiting.first()
    context = {"round": one, "is_over": one and one.ends < today, "is_alone": alone.filter(round=one).exists()}
    return render_to_string(f"giving/mentoring/{page}.html", context, request) if one else None
