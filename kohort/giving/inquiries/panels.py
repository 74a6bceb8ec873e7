"""How many inquiries wait: on the desk for the office, and on the home page for whom one was given to."""

from django.template.loader import render_to_string
from django.utils import timezone

from .listing import given_to, open_ones
from .models import LATE


def on_desk(request) -> str | None:
    """Named in DESK_PANELS."""
    if not request.viewer.is_office:
        return None
    waiting = open_ones(request.viewer).filter(answered=None)
    context = {"count": waiting.count(), "late": waiting.filter(at__lt=timezone.now() - LATE).count()}
    return render_to_string("giving/inquiries/desk_panel.html", context, request) if context["count"] else None


def on_home(request) -> str | None:
    """Named in HOME_PANELS: what was given to one to answer."""
    row = given_to(request.viewer).first() if request.viewer.is_member else None
    return render_to_string("giving/inquiries/given_panel.html", {"inquiry": row}, request) if row else None
