"""One function a letter."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from kohort.access.viewer import Role
from kohort.institutions.models import Institution

from .codes import code_of
from .devices import in_words
from .letter import letter
from .models import OfficeRole

# What happened: (subject, what it says).
NOTICES = {
    "signed-in": (
        _("A new sign-in"),
        _("Somebody signed in to your account, in a browser that was new to it."),
    ),
    "passkey-added": (_("A new passkey"), _("A passkey was added to your account.")),
    "passkey-removed": (_("A passkey was removed"), _("A passkey was removed from your account.")),
    "factor-taken": (
        _("Your passkeys were removed"),
        _("Your passkeys were removed for you, because they are lost. Sign in with a code and make a new one."),
    ),
    "address-added": (_("A new e-mail address"), _("An e-mail address was added to your account.")),
    "institution-added": (
        _("A new way to sign in"),
        _("Signing in through an institution was added to your account."),
    ),
    "institution-removed": (
        _("A way to sign in was removed"),
        _("Signing in through an institution was removed from your account."),
    ),
    "address-removed": (_("An e-mail address was removed"), _("An e-mail address was removed from your account.")),
    "primary-changed": (
        _("Another main address"),
        _("Letters about your account go to another one of your addresses from now on."),
    ),
    "wanted": (
        _("Your e-mail address"),
        _("Somebody tried to add this address to another account. They did not get it, and nothing has changed."),
    ),
}

ROLES = {
    Role.COORDINATOR: _("From now on you are a coordinator of the alumni office."),
    Role.ASSISTANT: _("From now on you are an assistant of the alumni office."),
    Role.ANALYST: _("From now on you see the figures of the alumni office."),
}
PASSKEY = _("If you have no passkey yet, you make one at your next sign-in. The pages of the office open after that.")
ROLE_ENDED = _("A role of yours in the alumni office has ended. You keep your account, and your place if you have one.")


def code(address: EmailAddress, seed: str, language: str, institution: Institution | None) -> EmailMultiAlternatives:
    """The code to sign in with. No link: whoever forwards the letter gives nothing away that works elsewhere."""
    return letter(
        "accounts/mail/code",
        to=address.email,
        subject=_("Your sign-in code"),
        language=language,
        institution=institution,
        code=code_of(seed),
        minutes=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
    )


def code_to_new(email: str, seed: str, language: str) -> EmailMultiAlternatives:
    """The code that shows that an address is one's own."""
    return letter(
        "accounts/mail/new_address",
        to=email,
        subject=_("Your code for adding this address"),
        language=language,
        code=code_of(seed),
        minutes=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
    )


def notice(
    what: str,
    to: str,
    language: str,
    *,
    sender: Institution | None = None,
    device: str = "",
    at: datetime | None = None,
) -> EmailMultiAlternatives:
    """What happened to an account: a key of NOTICES, and perhaps when and in which browser. The link opens nothing."""
    subject, sentence = NOTICES[what]
    with translation.override(language):
        browser = in_words(device) if device else ""
    return letter(
        "accounts/mail/notice",
        to=to,
        subject=subject,
        language=language,
        institution=sender,
        sentence=sentence,
        device=browser,
        at=at,
        address=settings.KOHORT_URL + reverse("account"),
    )


def role(row: OfficeRole) -> EmailMultiAlternatives:
    """That somebody works for the office from now on, or does so no more. To their main address."""
    language = row.account.language or row.institution.language
    with translation.override(language):
        sentence = f"{ROLES[Role(row.role)]} {PASSKEY}" if row.until is None else str(ROLE_ENDED)
    return letter(
        "accounts/mail/notice",
        to=row.account.email,
        subject=_("Your work for the alumni office"),
        language=language,
        institution=row.institution,
        sentence=sentence,
    )
