"""What joining leaves to the worker. Jobs hold numbers of rows; each may run twice."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from kohort.events.seats.models import Knock

from . import mail
from .adopting import seat_at_address

WHY = "a letter to the address somebody wrote"


@task()
def send_code(knock_id: int) -> None:
    """The code, unless it would come too late."""
    life = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    rows = Knock.objects.trusted(WHY).filter(pk=knock_id, at__gt=timezone.now() - life)
    if knock := rows.select_related("event__institution").first():
        mail.code(knock, seat_at_address(knock.event, knock.email)).send()
