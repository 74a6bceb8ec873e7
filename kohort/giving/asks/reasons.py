"""Why an ask does not go on as somebody wished: sentences in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Ask

State = Ask.State
TAKEN = _("Somebody else was quicker. Thank you all the same.")
OVER = _("The time to answer is over. Thank you all the same.")
NOT_NEEDED = _("This is no longer needed. Thank you all the same.")
CHANGED = _("When or where has changed since you opened this page. Please look again: does it suit you?")
CLOSED = {State.EXPIRED: OVER, State.WITHDRAWN: NOT_NEEDED}


class TooLate(Exception):
    """Something stands in the way; `str()` of it is a sentence for the reader."""


def stop(reason: str | Promise) -> None:
    """Raises TooLate where there is a reason."""
    if reason:
        raise TooLate(reason)
