"""The end of a coordinator's desk: the ways to the office's own people and to what the house is called."""

from django.template.loader import render_to_string


def panel(request) -> str | None:
    """Named in settings.DESK_PANELS."""
    return render_to_string("home/the_office.html", {}, request) if request.viewer.is_coordinator else None
