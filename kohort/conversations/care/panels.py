"""What waits for a decision, where those who decide come by: on the page of a group, and on the desk."""

from django.template.loader import render_to_string

from .waiting import waiting


def in_group(request, group) -> str | None:
    """For who leads the group."""
    return _panel(request, len(waiting(request, group)), group)


def on_desk(request) -> str | None:
    """For the coordinators: in all groups of the house."""
    return _panel(request, len(waiting(request))) if request.viewer.is_coordinator else None


def _panel(request, count, group=None) -> str | None:
    return (
        render_to_string("conversations/care/panel.html", {"count": count, "group": group}, request) if count else None
    )
