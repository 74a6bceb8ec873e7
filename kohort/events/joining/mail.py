"""The letter with the code. All others about a seat are written by `notices`."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext_lazy as _

from kohort.accounts.codes import code_of
from kohort.accounts.letter import letter
from kohort.events.seats.models import Knock, Seat

from .links import address


def code(knock: Knock, seat: Seat | None) -> EmailMultiAlternatives:
    """To the address somebody wrote. Who has a `seat` already is told so, here and nowhere else, with its link."""
    return letter(
        "events/joining/mail/code",
        to=knock.email,
        subject=_("Your code for an event"),
        language=knock.language,
        institution=knock.event.institution,
        event=knock.event,
        code=code_of(knock.seed),
        minutes=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
        link=address(seat) if seat else "",
    )
