"""One function a letter."""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext_lazy as _

from kohort.accounts.letter import letter
from kohort.institutions.models import Institution


def farewell(address: str, language: str, institution: Institution) -> EmailMultiAlternatives:
    """Says that it is done, to whoever reads the address: also when it was not they who asked."""
    return letter(
        "privacy/mail/farewell", to=address, subject=_("You have left"), language=language, institution=institution
    )
