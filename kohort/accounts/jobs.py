"""What signing in leaves to the worker."""

import time

from allauth.account.models import EmailAddress
from django.conf import settings
from django_tasks import task

from kohort.institutions.models import Institution

from . import mail


@task()
def send_code(address_id: int | None, seed: str, *, language: str, institution: str, asked: float) -> None:
    """Send a code to an address on record, unless it would come too late. Sending it twice does no harm.

    `institution` is the slug of the sender, or "". The job holds no address and no code: a row's number and a seed.
    """
    address = _on_record(address_id) if address_id else None
    if address and time.time() - asked < settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT:
        sender = Institution.objects.filter(slug=institution).first()
        mail.code(address, seed, address.user.language or language, sender).send()


def _on_record(address_id: int) -> EmailAddress | None:
    rows = EmailAddress.objects.select_related("user")
    return rows.filter(pk=address_id, verified=True, user__is_active=True).first()
