"""Limits that are almost used up, without the many requests it takes."""

from kohort.accounts.limits import Limit, spend


def use_up(limit: Limit, subject: object, *, but: int = 0) -> None:
    """Leave `but` uses of a limit."""
    for _ in range(limit.times - but):
        spend((limit, str(subject)))
