"""Which account an identity opens. Found by issuer and subject, never by an address: whoever had the address first may
be anybody (a pre-hijacked account, a mailbox that was given to another)."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction

from kohort.accounts.models import Account
from kohort.kit.bugs import bug

from .identity import Identity

# allauth's row: `provider` is the issuer and `uid` the subject, so that the table itself keeps the key unique.
WHY = "an account without anything in it may be left for one's own"


class Elsewhere(Exception):
    """The identity opens another account, which somebody uses."""


def account_of(identity: Identity) -> Account | None:
    """The account that an identity opens; None when it opens none yet."""
    rows = SocialAccount.objects.filter(provider=identity.issuer, uid=identity.subject)
    if bug("subject-alone"):
        rows = SocialAccount.objects.filter(uid=identity.subject)
    row = rows.select_related("user").first()
    if row is None and bug("email-trusted"):
        return Account.objects.at(identity.email)
    return row.user if row else None


def providers_of(account: Account) -> set[str]:
    """The ids of the providers somebody signs in through."""
    return {row.extra_data.get("by") for row in SocialAccount.objects.filter(user=account.pk)}


def open_account(identity: Identity) -> Account:
    """The account of an identity, made when there is none. Two requests at once make one."""
    try:
        with transaction.atomic():
            account = Account.objects.create_user()
            _tie(identity, account)
            _add_address(account, identity.trusted_email)
            return account
    except IntegrityError:
        return SocialAccount.objects.get(provider=identity.issuer, uid=identity.subject).user


@transaction.atomic
def link(identity: Identity, account: Account) -> None:
    """From now on the identity opens this account too. Raises Elsewhere.

    Whoever signed in through the institution before they thought of their own account has left an empty one behind;
    both are proved to be theirs, so it goes.
    """
    known = account_of(identity)
    if known == account:
        return
    if known and not _is_empty(known):
        raise Elsewhere
    if known:
        known.delete()
    _tie(identity, account)


def _tie(identity, account) -> None:
    more = {"by": identity.provider.id}  # no token and no claim is kept
    SocialAccount.objects.create(provider=identity.issuer, uid=identity.subject, user=account, extra_data=more)


def _is_empty(account) -> bool:
    used = (
        account.people.trusted(WHY),
        account.office_roles.trusted(WHY),
        EmailAddress.objects.filter(user=account, verified=True),
        Authenticator.objects.filter(user=account),
        SocialAccount.objects.filter(user=account)[1:],
    )
    return not any(rows.exists() for rows in used)


def _add_address(account, email) -> None:
    """An address somebody has proved already stays with them."""
    if email and not EmailAddress.objects.filter(email=email, verified=True).exists():
        EmailAddress.objects.create(user=account, email=email, verified=True, primary=True)
        account.email = email
        account.save(update_fields=["email"])
