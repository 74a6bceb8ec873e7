"""What signing in leaves to the worker. Jobs hold numbers of rows and seeds, never an address or a code."""

import time
from datetime import UTC, datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils.module_loading import import_string
from django_tasks import task

from kohort.institutions.models import Institution

from . import mail
from .landing import only_institution_of
from .models import OfficeRole, PassingAddress


@task()
def send_code(
    address_id: int | None,
    seed: str,
    *,
    language: str,
    institution: str,
    asked: float,
    hook: str = "",
    row: int | None = None,
) -> None:
    """Send a code to an address on record, unless it would come too late. Sending it twice does no harm.

    `institution` is the slug of the sender, or "". Where no account signs in by the address, `hook` may name a function
    of an app above and `row` what it needs: `hook(row, language)` is called instead.
    """
    if time.time() - asked >= settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT:
        return
    sender = Institution.objects.filter(slug=institution).first()
    if address := _on_record(address_id) if address_id else None:
        mail.code(address, seed, address.user.language or language, sender).send()
    elif hook:
        import_string(hook)(row, language)


def _on_record(address_id: int) -> EmailAddress | None:
    rows = EmailAddress.objects.select_related("user")
    return rows.filter(pk=address_id, verified=True, user__is_active=True).first()


@task()
def send_code_to_new(passing_id: int, seed: str, *, language: str, asked: float) -> None:
    """Send a code to an address somebody wants to add; if another account signs in by it, tell that one instead."""
    new = PassingAddress.objects.filter(pk=passing_id).first()
    if new is None or time.time() - asked >= settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT:
        return
    owned = EmailAddress.objects.select_related("user").filter(email=new.email, verified=True).first()
    if owned is None:
        mail.code_to_new(new.email, seed, language).send()
    else:
        mail.notice("wanted", owned.email, owned.user.language or language).send()


@task()
def send_notice(what: str, passing_id: int, *, language: str, device: str, at: float) -> None:
    """Tell an address what happened to its account; see `telling`. Twice does no harm."""
    if to := PassingAddress.objects.select_related("account").filter(pk=passing_id).first():
        sender, when = only_institution_of(to.account), datetime.fromtimestamp(at, UTC)
        mail.notice(what, to.email, language, sender=sender, device=device, at=when).send()
        to.delete()


@task()
def send_role(role_id: int) -> None:
    """Tell somebody what their role in an office is now. Twice does no harm."""
    rows = OfficeRole.objects.trusted("whose role it is hears of it").select_related("account", "institution")
    if row := rows.filter(pk=role_id, account__is_active=True).first():
        mail.role(row).send()
