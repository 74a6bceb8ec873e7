"""One function a letter."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext_lazy as _

from kohort.institutions.models import Institution

from .codes import code_of
from .letter import letter


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
