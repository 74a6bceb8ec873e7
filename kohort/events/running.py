"""Whether who looks plans the event, asked once a request: its page, the tabs above and each panel want to know."""

from .event import Event


def runs(request, event: Event) -> bool:
    """`event.is_run_by(request.viewer)`, remembered. Not for a view that changes who plans it."""
    known = request.__dict__.setdefault("_runs", {})
    if event.pk not in known:
        known[event.pk] = event.is_run_by(request.viewer)
    return known[event.pk]
