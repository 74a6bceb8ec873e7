"""What is said when signing in through an institution comes to nothing: what happened, and what to do next."""

import logging
from typing import Any, NamedTuple

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

log = logging.getLogger(__name__)


class Refusal(NamedTuple):
    """A page. In its words %(provider)s is the provider's name."""

    status: int
    title: Any
    text: Any


class Refused(Exception):
    """Somebody cannot go on; `refusal` is told."""

    def __init__(self, refusal: Refusal):
        super().__init__(refusal.status)
        self.refusal = refusal


TURNED_BACK = Refusal(
    403,
    _("You turned back"),
    _("Nothing has happened. Sign in through %(provider)s whenever you like, or with a code in your mail."),
)
RUN_OUT = Refusal(
    400,
    _("This sign-in has run out"),
    _("It began in another browser or too long ago, or it has been used. Begin again; it takes a moment."),
)
NO_ANSWER = Refusal(
    502,
    _("%(provider)s does not answer as it should"),
    _("That is not your fault. Try again in a few minutes, or sign in with a code in your mail."),
)
OTHER_HOME = Refusal(
    403,
    _("You belong to another institution"),
    _("%(provider)s says so. Sign in at your own one, or here with a code in your mail."),
)
OTHER_ACCOUNT = Refusal(
    403,
    _("That sign-in opens another account"),
    _("Sign out here and use it there, or ask the alumni office to look at both. Nothing has changed."),
)
CLOSED = Refusal(
    403,
    _("This account is closed"),
    _("Write to the alumni office if you want to come back."),
)
TOO_OFTEN = Refusal(
    429,
    _("A little too often"),
    _("Many people sign in from where you are. Wait a few minutes and try again."),
)


def page(request, refusal: Refusal, provider, institution, after: str):
    """The page, with the way back to signing in. `after` is where one was going: it stays so."""
    told = [words % {"provider": provider.name} for words in (refusal.title, refusal.text)]
    context = {"title": told[0], "text": told[1], "institution": institution, "next": after}
    return render(request, "accounts/institutional/refused.html", context, status=refusal.status)


def no_answer(request, provider, institution, after: str, failure: Exception):
    """Something went wrong over there; the operator reads what."""
    log.warning("Signing in through %s failed: %s", provider.id, str(failure)[:200])
    return page(request, NO_ANSWER, provider, institution, after)
