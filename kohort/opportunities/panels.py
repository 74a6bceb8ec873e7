"""On the desk: employers from outside that wait."""

from django.template.loader import render_to_string

from .desk import waiting


def on_desk(request) -> str | None:
    """Named in settings.DESK_PANELS."""
    if not request.viewer.is_coordinator:
        return None
    return render_to_string("opportunities/desk/panel.html", {"count": len(waiting(request.viewer))}, request)
