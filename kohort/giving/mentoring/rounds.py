"""Where a round stands, by its dates and by what has been done. Days are days of whoever looks."""

from datetime import date

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from .models import Round


class State(TextChoices):
    PLANNED = "planned", pgettext_lazy("a round is", "planned")
    OPEN = "open", pgettext_lazy("a round is", "open for sign-up")
    MATCHING = "matching", pgettext_lazy("a round is", "being matched")
    RUNNING = "running", pgettext_lazy("a round is", "running")
    OVER = "over", pgettext_lazy("a round is", "over")


def state(one: Round, today: date) -> State:
    """In groups and talks people find each other, so nothing is matched there: after the sign-up it runs."""
    if one.closed or one.ends < today:
        return State.OVER
    if not one.published or today < one.opens:
        return State.PLANNED
    if one.announced:
        return State.RUNNING
    if today <= one.closes:
        return State.OPEN
    return State.MATCHING if one.scheme.form == one.scheme.Form.PAIRS else State.RUNNING


def is_open(one: Round, today: date) -> bool:
    """Whether one may sign up, change and leave by oneself."""
    return state(one, today) == State.OPEN
