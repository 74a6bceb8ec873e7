"""Once a day: what was heard and never confirmed is forgotten."""

from datetime import timedelta

from django.utils import timezone

from .heard import Heard

KEPT = timedelta(days=90)


def sweep() -> None:
    """Unanswered or not agreed to; what was agreed to stays as where an offer came from."""
    rows = Heard.objects.trusted("what nobody confirmed is forgotten").filter(agreed=False)
    rows.filter(at__lt=timezone.now() - KEPT).delete()
