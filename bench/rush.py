"""A rush: two hundred members want twenty seats at once, through a server with two processes, against a bare insert."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from kohort.events.models import Event
from kohort.events.tests.rush import Tap, members, rush, served
from kohort.institutions.models import Institution
from kohort.site.schema import bring_up_to_date
from tests.gatherings import gathering

from .figures import Figure
from .timing import medians

MANY, PLACES, ROUNDS = 200, 20, 5


def figures() -> Iterator[Figure]:
    bring_up_to_date()
    words = {"names": {"nb": "Lysbu"}, "language": "nb", "country": "NO"}
    here = Institution.objects.create(slug="rush", **words)
    events = [gathering(here, capacity=PLACES) for _round in range(ROUNDS + 1)]
    took = _measured(events, members(here, MANY))
    rate = {name: 1000 * MANY / milliseconds for name, milliseconds in took.items()}
    title = f"{MANY} sign-ups for {PLACES} seats, at once ({connection.vendor})"
    yield Figure(title, took["join"], "ms", took["bare"], "ms bare inserts by members, same server", gate=10, goal=5)
    yield Figure("sign-ups a second", rate["join"], f"a second ({connection.vendor})")


def _measured(events: list[Event], sessions: list[str]) -> dict[str, float]:
    """Milliseconds until everybody was answered."""
    left = iter(events)
    environment = {"DJANGO_SETTINGS_MODULE": "bench.rush_settings"}
    with TemporaryDirectory() as folder, served(Path(folder), _database(), **environment) as port:
        runs = {
            "bare": lambda: _all_answered(port, sessions, f"/rush/floor/{events[0].pk}/"),
            "join": lambda: _all_answered(port, sessions, f"/rush/events/{next(left).key}/seat/"),
        }
        return medians(runs, ROUNDS)


def _database() -> str:
    return os.environ.get("DATABASE_URL") or f"sqlite:///{connection.settings_dict['NAME']}"


def _all_answered(port: int, sessions: list[str], path: str) -> None:
    answers = Counter(rush(port, [Tap(one, path) for one in sessions]))
    if set(answers) != {302}:
        raise RuntimeError(f"not everybody was let in: {answers}")
