"""What the daily round clears away: sessions whose time is up, and addresses that came to nothing."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from .models import PassingAddress

A_DAY = timedelta(days=1)


def sweep() -> None:
    """Doing it again changes nothing. Records of sessions go with them."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    PassingAddress.objects.filter(at__lt=timezone.now() - A_DAY).delete()
