"""An address that was proved comes to an account."""

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from kohort.accounts.models import Account


def at(email: str, language: str) -> Account:
    """The account at a proved address; made when there is none."""
    try:
        with transaction.atomic():
            return Account.objects.welcome(email, language=language)
    except IntegrityError:  # at the same moment, in another institution
        return Account.objects.welcome(email)


def add_address(account: Account, email: str) -> bool:
    """False when another account signs in by it: there it stays."""
    email = email.lower()
    rows = EmailAddress.objects.filter(email=email)
    if rows.filter(verified=True).exclude(user=account).exists():
        return False
    rows.update_or_create(user=account, email=email, defaults={"verified": True})
    return True
