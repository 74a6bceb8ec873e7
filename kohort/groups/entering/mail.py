"""The letters at a door, a function each."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kohort.accounts.codes import code_of
from kohort.accounts.letter import letter
from kohort.institutions.models import Institution

from .models import Arrival, Invite


def code(arrival: Arrival, institution: Institution) -> EmailMultiAlternatives:
    """The code that proves the address, known or not: the letter for signing in."""
    return letter(
        "accounts/mail/code",
        to=arrival.email,
        subject=_("Your sign-in code"),
        language=arrival.language,
        institution=institution,
        code=code_of(arrival.seed),
        minutes=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
    )


def invitation(invite: Invite, inviter: str, language: str) -> EmailMultiAlternatives:
    """To an address somebody wrote down: from the institution, with the name of who asks, and one link."""
    institution = invite.group.institution
    return letter(
        "groups/entering/mail/invitation",
        to=invite.email,
        subject=_("You are invited to a group"),
        language=language,
        institution=institution,
        inviter=inviter,
        group=invite.group,
        link=settings.KOHORT_URL + reverse("entering:door", args=[institution.slug, invite.key]),
    )
