"""The daily round at the doors: what is past its day ends, and what ended long ago goes."""

from datetime import timedelta

from django.utils import timezone

from .models import Arrival, Entrance, Guest, Invite, days_ago

WHY = "what is past its day ends"
KEPT = 90  # days after a guest's last one; what they wrote stays, without a name


def sweep() -> None:
    """Doing it again changes nothing: whoever reads looks at the dates anyway."""
    now, today = timezone.now(), timezone.localdate()
    Arrival.objects.trusted(WHY).filter(at__lt=now - timedelta(days=1)).delete()
    Entrance.objects.trusted(WHY).filter(closed=None, until__lt=today).update(closed=now)
    guests = Guest.objects.trusted(WHY)
    guests.filter(ended=None, until__lt=today).update(ended=now)
    guests.filter(ended__lt=days_ago(KEPT)).delete()
    Invite.objects.trusted(WHY).filter(at__lt=days_ago(KEPT)).delete()
