"""Lets others write between two transactions of an import: on SQLite they wait for each other, on PostgreSQL not.

SQLite's waiters sleep up to a tenth of a second between two looks, so that a shorter pause passes most of them by. A
longer one is made now and then to see whether anybody writes, and after every chunk for as long as somebody does.
"""

import time

from django.db import connection

BRIEF, LONG = 0.002, 0.11  # seconds
EVERY = 40  # chunks between two long pauses while nobody else writes


class GivingWay:
    """The pauses of one import."""

    def __init__(self) -> None:
        self.chunks, self.others_write = 0, False

    def pause(self) -> None:
        """Call it between two transactions."""
        if connection.vendor != "sqlite":
            return
        self.chunks += 1
        if not self.others_write and self.chunks % EVERY:
            time.sleep(BRIEF)
            return
        before = _commits_of_others()
        time.sleep(LONG)
        self.others_write = _commits_of_others() != before


def _commits_of_others() -> int:
    """A number that changes when another connection has committed (SQLite, PRAGMA data_version)."""
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA data_version").fetchone()[0]
